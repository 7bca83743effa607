package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Origin;
import dev.patternengine.domain.Positions;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionView;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.mining.RandomRuns;
import dev.patternengine.wire.WireFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(VertxExtension.class)
class BusTest {
    private static final TenantMessage BODY = new TenantMessage("t");

    record Wire<T>(T body, WireFormat<T> format) {
        Object throughTheWire() {
            @SuppressWarnings("unchecked")
            WireCodec<T> codec = new WireCodec<>((Class<T>) body.getClass(), format);
            Buffer buffer = Buffer.buffer("before");
            codec.encodeToWire(buffer, body);
            buffer.appendString("after");
            return codec.decodeFromWire("before".length(), buffer);
        }
    }

    static List<Wire<?>> wireBodies() {
        List<Observation> observations = new RandomRuns(5, 9).observations(50);
        List<Observation> recent =
                observations.stream().map(one -> one.from("")).toList();
        SessionView view = new SessionView("s", "", 3, 1, -5, 9, List.of("a", "b"));
        return List.of(
                new Wire<>(SubmissionMessage.of("t", observations), new SubmissionFormat()),
                new Wire<>(SubmissionMessage.of("t", "key", observations), new SubmissionFormat()),
                new Wire<>(
                        new AcknowledgementMessage(
                                Level.FSYNCED,
                                List.of(0, 300),
                                List.of(300),
                                new Positions(Map.of(63, new EntryId(1L << 40, 9)))),
                        new AcknowledgementFormat()),
                new Wire<>(new AcknowledgementMessage(Level.WRITTEN, List.of()), new AcknowledgementFormat()),
                new Wire<>(new AskedMessage(Kind.TOOL, new AskMessage("t", question(recent), 63)), new AskedFormat()),
                new Wire<>(Answer.silent(Kind.TOOL, "thin", 3), new AnswerFormat()),
                new Wire<>(Answer.of(Kind.SEQUENCE, true, List.of(item())), new AnswerFormat()),
                new Wire<>(
                        Answer.of(Kind.SEQUENCE, true, List.of(item().relatedTo(List.of("p-2", "p-3")))),
                        new AnswerFormat()),
                new Wire<>(Answer.of(Kind.RECOVERY, true, List.of(disputed())), new AnswerFormat()),
                new Wire<>(new LoopMessage("t", "s", 5), new LoopFormat()),
                new Wire<>(new LoopFoundMessage(Optional.empty()), new LoopFoundFormat()),
                new Wire<>(
                        new LoopFoundMessage(
                                Optional.of(new Loop(Loop.Form.CYCLE, List.of("a", "b"), "e", 4, 8, Double.NaN))),
                        new LoopFoundFormat()),
                new Wire<>(
                        new PeerMessage("n", 300, false, "r", List.of(SealedEntry.of(entry())), Positions.NONE),
                        new PeerFormat()),
                new Wire<>(
                        new PeerMessage(
                                "n", 1, true, "", List.of(), new Positions(Map.of(3, new EntryId(1_000, 28_000_000)))),
                        new PeerFormat()),
                new Wire<>(new DecisionMessage("t", 300, new Decision.SessionErased(-1)), new DecisionMessageFormat()),
                new Wire<>(new RetractionMessage("t", "a", -1, 1L << 40, true), new RetractionFormat()),
                new Wire<>(new RetractedMessage(300, 2, 1, Long.MAX_VALUE), new RetractedFormat()),
                new Wire<>(new SessionMessage("t", "s"), new SessionFormat()),
                new Wire<>(new WatchedMessage("n", Set.of("a", "b")), new WatchedFormat()),
                new Wire<>(new WatchedMessage("n", Set.of()), new WatchedFormat()),
                new Wire<>(new SessionFoundMessage(Optional.of(view)), new SessionFoundFormat()),
                new Wire<>(new SessionFoundMessage(Optional.empty()), new SessionFoundFormat()));
    }

    private static Question question(List<Observation> recent) {
        return Question.builder()
                .session("s")
                .task("a")
                .error("e")
                .recent(recent)
                .goal("g")
                .candidates(List.of(new Candidate("t", "d")))
                .kinds(Set.of(Kind.TOOL, Kind.RECOVERY))
                .build();
    }

    private static Advice.Item item() {
        return new Advice.Item(
                Kind.SEQUENCE, "b", .5, new Interval(.25, .75), 7, Double.NaN, "because", "p-1", true, .125);
    }

    private static Advice.Item disputed() {
        Origin.Rate rate = new Origin.Rate(.5, new Interval(.25, .75), 300);
        Advice.Item path = new Advice.Item(
                Kind.RECOVERY,
                "b",
                List.of("c", "d"),
                .5,
                new Interval(0, 1),
                7,
                1,
                "because",
                "",
                false,
                1,
                List.of());
        return path.disputed(
                List.of(
                        new Origin("north", true, rate, Optional.of(new Origin.Better("e", rate))),
                        new Origin("south", false, rate, Optional.empty())),
                "one contradicts");
    }

    private static Entry entry() {
        return Entry.barrier(3, new EntryId(2, 9), new EntryId(1, 8));
    }

    @ParameterizedTest
    @MethodSource("wireBodies")
    void wireCodec_atAnyOffset_givesAnEqualBody(Wire<?> wire) {
        assertThat(wire.throughTheWire()).isEqualTo(wire.body());
    }

    @Test
    void request_handlerThrows_isRefusedAtOnce(Vertx vertx, VertxTestContext test) {
        Bus bus = Bus.install(vertx);
        bus.serve(Topics.quality(Kind.TOOL), body -> {
                    throw new IllegalStateException("told to");
                })
                .compose(served -> bus.request(Topics.quality(Kind.TOOL), BODY))
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertThat(failure).isInstanceOf(Refused.class).hasMessage("told to");
                    assertThat(((Refused) failure).reason()).isEqualTo(Reason.BROKEN);
                    test.completeNow();
                })));
    }

    @Test
    void request_handlerRefuses_carriesTheReason(Vertx vertx, VertxTestContext test) {
        Bus bus = Bus.install(vertx);
        bus.serve(Topics.quality(Kind.TOOL), body -> Future.failedFuture(new Refused(Reason.OVERLOADED, "later")))
                .compose(served -> bus.request(Topics.quality(Kind.TOOL), BODY))
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertThat(((Refused) failure).reason()).isEqualTo(Reason.OVERLOADED);
                    test.completeNow();
                })));
    }

    @Test
    void request_nobodyServes_isUnavailable(Vertx vertx, VertxTestContext test) {
        Bus.install(vertx)
                .request(Topics.quality(Kind.TOOL), BODY)
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertThat(((Refused) failure).reason()).isEqualTo(Reason.UNAVAILABLE);
                    test.completeNow();
                })));
    }

    @Test
    void greet_served_completesAndNobodyHearsIt(Vertx vertx, VertxTestContext test) {
        Bus bus = Bus.install(vertx);
        Topic<SessionMessage, SessionFoundMessage> topic = Topics.session("n");
        List<SessionMessage> heard = new ArrayList<>();
        bus.serve(topic, body -> {
                    heard.add(body);
                    return Future.succeededFuture(new SessionFoundMessage(Optional.empty()));
                })
                .compose(served -> bus.greet(topic))
                .compose(greeted -> bus.request(topic, new SessionMessage("t", "s")))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(heard).containsExactly(new SessionMessage("t", "s"));
                    test.completeNow();
                })));
    }

    @Test
    void greet_nobodyServes_fails(Vertx vertx, VertxTestContext test) {
        Bus.install(vertx).greet(Topics.session("n")).onComplete(test.failingThenComplete());
    }

    @Test
    void publish_manyInARow_arriveInOrder(Vertx vertx, VertxTestContext test) {
        Bus bus = Bus.install(vertx);
        List<Integer> heard = new ArrayList<>();
        bus.subscribe(Topics.DROPPED, message -> {
                    heard.addAll(message.partitions());
                    if (heard.size() == 1_000) {
                        test.verify(() -> assertThat(heard).isSorted());
                        test.completeNow();
                    }
                })
                .onSuccess(subscribed -> {
                    for (int number = 0; number < 1_000; number++) {
                        bus.publish(Topics.DROPPED, new DroppedMessage(List.of(number)));
                    }
                });
    }
}
