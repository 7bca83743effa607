package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
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
import java.util.Optional;
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
        SessionView view = new SessionView("s", "", 3, 1, -5, 9, List.of("a", "b"));
        return List.of(
                new Wire<>(SubmissionMessage.of("t", observations), new SubmissionFormat()),
                new Wire<>(SubmissionMessage.of("t", "key", observations), new SubmissionFormat()),
                new Wire<>(
                        new AcknowledgementMessage(Level.FSYNCED, List.of(0, 300), List.of(300)),
                        new AcknowledgementFormat()),
                new Wire<>(new AcknowledgementMessage(Level.WRITTEN, List.of()), new AcknowledgementFormat()),
                new Wire<>(new SessionMessage("t", "s"), new SessionFormat()),
                new Wire<>(new SessionFoundMessage(Optional.of(view)), new SessionFoundFormat()),
                new Wire<>(new SessionFoundMessage(Optional.empty()), new SessionFoundFormat()));
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
