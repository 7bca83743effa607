package dev.patternengine.http;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.ModelDigest;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionView;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.AdviceTokens;
import dev.patternengine.message.Bus;
import dev.patternengine.message.DecisionMessage;
import dev.patternengine.message.DigestMessage;
import dev.patternengine.message.FederationStatusMessage;
import dev.patternengine.message.FieldRules;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.LoopFoundMessage;
import dev.patternengine.message.Owners;
import dev.patternengine.message.PatternsMessage;
import dev.patternengine.message.ReadinessMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Register;
import dev.patternengine.message.RetractedMessage;
import dev.patternengine.message.RetractionMessage;
import dev.patternengine.message.SessionFoundMessage;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TenantsMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** What stands behind the gateway in the tests of the edge: remembers what it got and answers what it is told to. */
final class FakeEngine {
    private static final String NODE = "n1";
    private static final FederationStatus STATUS = new FederationStatus(
            NODE,
            true,
            false,
            List.of(new FederationStatus.Node(NODE, "127.0.0.1:5701", "", 5, true, true, 1, 0)),
            List.of(new FederationStatus.Partition(0, NODE, 7, 3, 4, 500)),
            new FederationStatus.Traffic(1, 2, 3, 4),
            FederationStatus.Fault.NONE,
            List.of(new FederationStatus.Order(1_000, NODE, "pause", "key 0123abcd")));

    private static final TaskGraph.Figures FIGURES = new TaskGraph.Figures(3, 2, 0, Double.NaN, new Interval(0, 1));
    private static final TaskGraph GRAPH = new TaskGraph(
            2,
            2,
            1,
            List.of(new TaskGraph.Node("a", 2, 0, FIGURES), new TaskGraph.Node("b", 0, 2, FIGURES)),
            List.of(new TaskGraph.Edge("a", "b", FIGURES)));

    final List<SubmissionMessage> submissions = new CopyOnWriteArrayList<>();
    final List<DecisionMessage> decisions = new CopyOnWriteArrayList<>();
    final List<RetractionMessage> retractions = new CopyOnWriteArrayList<>();
    volatile RetractedMessage retracted = RetractedMessage.NOTHING;
    final List<Question> questions = new CopyOnWriteArrayList<>();
    volatile List<Pattern> patterns = List.of();
    volatile Loop loop;
    volatile List<String> tenants = List.of();
    private volatile Refused failure;
    volatile Function<SubmissionMessage, Future<AcknowledgementMessage>> ingest =
            submission -> Future.succeededFuture(new AcknowledgementMessage(Level.FSYNCED, List.of()));
    volatile String away = "";
    volatile Function<Question, Future<Answer>> answers =
            question -> Future.succeededFuture(Answer.silent(Kind.SEQUENCE, "nothing yet", 3));

    /** Serves everything; completes when it is known. */
    Future<Gateway> serve(Vertx vertx) {
        Bus bus = Bus.install(vertx);
        List<Future<Void>> served = new ArrayList<>();
        served.add(bus.serve(Topics.ingest(NODE), submission -> {
            submissions.add(submission);
            return ingest.apply(submission);
        }));
        Register register = new Register();
        served.add(bus.serve(Topics.decide(NODE), asked -> {
            register.follow(Batch.decided(asked.tenant(), asked.partition(), 0, List.of(asked.decision())));
            decisions.add(asked);
            return reply(new AcknowledgementMessage(Level.FSYNCED, List.of()));
        }));
        served.add(bus.serve(Topics.retract(NODE), asked -> {
            retractions.add(asked);
            return reply(retracted);
        }));
        served.add(bus.serve(
                Topics.session(NODE),
                asked -> reply(new SessionFoundMessage(
                        Optional.of(new SessionView(asked.session(), "planner", 2, 1, 0, 1_000, List.of("a", "b")))
                                .filter(view -> !view.session().equals("gone"))))));
        served.add(bus.serve(Topics.EXAMPLES, asked -> reply(examples(asked.limit()))));
        served.add(bus.serve(Topics.tenants(Kind.SEQUENCE), asked -> reply(new TenantsMessage(tenants))));
        served.add(bus.serve(Topics.readiness(NODE), asked -> reply(new ReadinessMessage(away))));
        served.add(bus.serve(Topics.FEDERATION_STATUS, asked -> reply(new FederationStatusMessage(STATUS))));
        served.add(bus.serve(Topics.FEDERATION_ORDER, asked -> reply(new FederationStatusMessage(STATUS))));
        Kind.ALL.forEach(kind -> serve(bus, kind, served));
        Gateway gateway = new Gateway(
                vertx,
                bus,
                Owners.only(NODE, 64),
                new Gateway.Rules(register, FieldRules.NONE),
                new AdviceTokens(new byte[16]),
                new Telemetry());
        return Future.all(served).map(gateway);
    }

    private void serve(Bus bus, Kind kind, List<Future<Void>> served) {
        served.add(bus.serve(Topics.ask(kind), asked -> {
            questions.add(asked.question());
            return answers.apply(asked.question());
        }));
        served.add(bus.serve(Topics.loop(kind), asked -> reply(new LoopFoundMessage(Optional.ofNullable(loop)))));
        served.add(bus.serve(
                Topics.patterns(kind),
                asked -> reply(new PatternsMessage(patterns.stream()
                        .filter(pattern -> pattern.kind() == kind)
                        .toList()))));
        served.add(bus.serve(
                Topics.digest(kind), asked -> reply(new DigestMessage(new ModelDigest(kind, 1, 9, "0f".repeat(16))))));
        served.add(bus.serve(Topics.graph(kind), asked -> reply(GRAPH)));
        served.add(bus.serve(
                Topics.quality(kind), asked -> reply(new Quality(kind, Map.of("scored", 7.0, "followed.n", 2.0)))));
    }

    /** One case for, in an open session, and none against. */
    private static Examples examples(int limit) {
        Examples.Step step = new Examples.Step("", "a", "", "n 1", 1_000, Success.NO, "no <*>", Double.NaN);
        Examples.Example example = new Examples.Example("run-7", "planner", 2_000, false, List.of(step));
        return new Examples(
                new Examples.Side("up to " + limit, 1, List.of(example)),
                new Examples.Side("the other way", 0, List.of()),
                new Examples.Searched(1, 2, 500, false),
                "");
    }

    /** Whatever is asked from now on fails. */
    void fail(Refused refusal) {
        failure = refusal;
        answers = question -> Future.failedFuture(refusal);
    }

    private <T> Future<T> reply(T value) {
        return failure == null ? Future.succeededFuture(value) : Future.failedFuture(failure);
    }

    static Pattern pattern(String id, boolean open, double confidence, Pattern.Detail detail) {
        Interval interval = new Interval(confidence, confidence);
        return new Pattern(
                id,
                open,
                "Title of " + id,
                confidence,
                interval,
                9,
                -1,
                Double.NaN,
                0,
                0,
                1,
                Map.of(),
                Map.of("lift", 2.0),
                detail);
    }

    static Answer advice(Kind kind) {
        return Answer.of(
                kind,
                true,
                List.of(new Advice.Item(
                        kind, "describe", 0.9, new Interval(0.8, 0.95), 40, Double.NaN, "why", "p-1", false, 1)));
    }
}
