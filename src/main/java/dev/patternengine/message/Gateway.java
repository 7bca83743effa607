package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.SessionView;
import dev.patternengine.domain.Success;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.metrics.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * What the engine can be told and asked, as futures: the way in for HTTP, the library and commands. May be called from any
 * thread; failures are {@link Refused}.
 */
public final class Gateway {
    /** As many observations go in one message. */
    public static final int LARGEST_SUBMISSION = 1_000;

    private final Bus bus;
    private final Routing routing;
    private final String node;
    private final int partitions;
    private final AdviceTokens tokens;
    private final Scrape scrape;
    private final GatewayMeters meters;
    private final Checkup checkup;

    /** One whose meters nobody else has. */
    public Gateway(Vertx vertx, Bus bus, Owners owners, AdviceTokens tokens) {
        this(vertx, bus, owners, tokens, new Telemetry());
    }

    /**
     * @param owners of the partitions
     * @param telemetry where what goes through is counted
     */
    public Gateway(Vertx vertx, Bus bus, Owners owners, AdviceTokens tokens, Telemetry telemetry) {
        this.bus = bus;
        this.routing = new Routing(bus, vertx, owners);
        this.node = owners.me();
        this.partitions = owners.partitions();
        this.tokens = tokens;
        this.scrape = new Scrape(bus, telemetry, owners.patienceMillis() > 0);
        this.checkup = new Checkup(bus, node, owners.patienceMillis() > 0);
        this.meters = new GatewayMeters(telemetry.registry());
    }

    /**
     * Learns observations, in order; completes when they are stored and the next answer reflects them. More than {@value
     * #LARGEST_SUBMISSION} are sent in parts, one after the other: when one fails, those before it are stored.
     */
    public Future<AcknowledgementMessage> observe(String tenant, List<Observation> observations) {
        return observe(tenant, "", observations);
    }

    /**
     * Learns observations, as above, unless the key brought something else before.
     *
     * @param key of the request, of which those without an id have one by {@link SubmissionMessage#id}; empty for none
     */
    public Future<AcknowledgementMessage> observe(String tenant, String key, List<Observation> observations) {
        if (observations.size() <= LARGEST_SUBMISSION) {
            return meters.submission(
                    observations.size(), routing.submit(SubmissionMessage.of(tenant, key, observations)));
        }
        List<Observation> rest = observations.subList(LARGEST_SUBMISSION, observations.size());
        return observe(tenant, key, observations.subList(0, LARGEST_SUBMISSION))
                .compose(first -> observe(tenant, key, rest).map(later -> first.followedBy(later, LARGEST_SUBMISSION)));
    }

    /** Counts observations that were refused before they got here. */
    public void rejected(int number) {
        meters.rejected(number);
    }

    /** The meters of this node, in Prometheus' text format. */
    public Future<String> metrics() {
        return scrape.run();
    }

    /** Asks the kinds the question names. */
    public Future<Advice> recommend(String tenant, Question question) {
        long session = question.session().isEmpty() ? 0 : SessionKey.named(tenant, question.session());
        AskMessage ask = new AskMessage(tenant, question, SessionKey.partition(session, partitions));
        return ofEach(question.kinds(), kind -> meters.question(kind, answer(kind, ask)))
                .map(answers -> advice(tenant, session, AnswerOrder.sort(answers, question)));
    }

    /** Asks the node that knows the session; when it does not answer in time, this one answers without. */
    private Future<Answer> answer(Kind kind, AskMessage ask) {
        return routing.stranger(ask.question().session(), ask.partition())
                .map(owner -> routing.ask(owner, Topics::asked, new AskedMessage(kind, ask))
                        .recover(failure -> bus.request(Topics.ask(kind), ask)))
                .orElseGet(() -> bus.request(Topics.ask(kind), ask));
    }

    private Advice advice(String tenant, long session, List<Answer> answers) {
        List<Advice.Item> items = new ArrayList<>();
        List<Advice.Silence> silent = new ArrayList<>();
        for (Answer answer : answers) {
            items.addAll(answer.items());
            answer.silence().ifPresent(silent::add);
        }
        return new Advice(tokens.token(tenant, advised(session, items)), AnswerOrder.match(answers), items, silent);
    }

    /** The first item; a silence is the advice to do nothing in particular. */
    private static AdviceTokens.Advised advised(long session, List<Advice.Item> items) {
        long number = ThreadLocalRandom.current().nextLong();
        if (items.isEmpty()) {
            return new AdviceTokens.Advised(Kind.SEQUENCE, session, "", 1, number);
        }
        Advice.Item first = items.get(0);
        return new AdviceTokens.Advised(first.kind(), session, first.action(), first.propensity(), number);
    }

    /**
     * Reports what became of an advice. The first report counts: of a later one the acknowledgement says that it was known.
     *
     * @param executionTime seconds, NaN when unknown
     */
    public Future<AcknowledgementMessage> report(
            String tenant, String recommendation, boolean followed, Success success, double executionTime) {
        return tokens.read(tenant, recommendation)
                .map(advised ->
                        routing.submit(SubmissionMessage.of(tenant, advised.outcome(followed, success, executionTime))))
                .orElseGet(() -> Future.failedFuture(
                        new Refused(Reason.INVALID, "recommendation is not the id of an advice given here")));
    }

    /** All patterns of the kinds, each kind's most useful first. */
    public Future<List<Pattern>> patterns(String tenant, Collection<Kind> kinds) {
        TenantMessage ask = new TenantMessage(tenant);
        return ofEach(kinds, kind -> bus.request(Topics.patterns(kind), ask)).map(answers -> answers.stream()
                .flatMap(answer -> answer.patterns().stream())
                .toList());
    }

    /** A session, if it is open. */
    public Future<Optional<SessionView>> session(String tenant, String session) {
        int partition = SessionKey.partition(SessionKey.named(tenant, session), partitions);
        return routing.request(partition, Topics::session, new SessionMessage(tenant, session))
                .map(SessionFoundMessage::session);
    }

    /** The loop that an open session is in with its last observation, if it is in one. */
    public Future<Optional<Loop>> loop(String tenant, String session) {
        int partition = SessionKey.partition(SessionKey.named(tenant, session), partitions);
        LoopMessage ask = new LoopMessage(tenant, session, partition);
        return routing.stranger(session, partition)
                .map(owner -> routing.ask(owner, Topics::loopAt, ask))
                .orElseGet(() -> bus.request(Topics.loop(Kind.SEQUENCE), ask))
                .map(LoopFoundMessage::loop);
    }

    /** How the parts of this node are. */
    public Future<List<Check>> checks() {
        return checkup.run();
    }

    /** This node is about to stop: it counts as away from now on, and still does what it is asked. */
    public void leave() {
        checkup.leave("the engine is stopping");
    }

    /** What this node knows of its cluster; fails where it works alone. */
    public Future<FederationStatus> federation() {
        return bus.request(Topics.FEDERATION_STATUS, Done.DONE)
                .map(FederationStatusMessage::status)
                .recover(Gateway::alone);
    }

    /** Asks something of all nodes of the cluster: {@code pause}, {@code resume} or {@code sync}; completes when this one has done it. */
    public Future<FederationStatus> order(String order) {
        return bus.request(Topics.FEDERATION_ORDER, new OrderMessage(order))
                .map(FederationStatusMessage::status)
                .recover(Gateway::alone);
    }

    private static Future<FederationStatus> alone(Throwable failure) {
        boolean unanswered = failure instanceof Refused refused && refused.reason() == Reason.UNAVAILABLE;
        return Future.failedFuture(
                unanswered
                        ? new Refused(
                                Reason.UNAVAILABLE,
                                "this engine works alone, or its federation does not answer: " + failure.getMessage(),
                                failure)
                        : failure);
    }

    /** The record of every miner. */
    public Future<List<Quality>> quality(String tenant) {
        TenantMessage ask = new TenantMessage(tenant);
        return ofEach(Kind.ALL, kind -> bus.request(Topics.quality(kind), ask));
    }

    private static <T> Future<List<T>> ofEach(Collection<Kind> kinds, Function<Kind, Future<T>> request) {
        List<Future<T>> all =
                Kind.ALL.stream().filter(kinds::contains).map(request).toList();
        return Future.all(all).map(done -> all.stream().map(Future::result).toList());
    }
}
