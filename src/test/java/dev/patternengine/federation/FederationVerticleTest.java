package dev.patternengine.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.Owners;
import dev.patternengine.message.PositionsMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SessionFoundMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that starts, whose checkpoint or log cannot be read at first. */
@Timeout(30)
class FederationVerticleTest {
    private static final PositionsMessage LOADED = new PositionsMessage(new Positions(Map.of(1, new EntryId(5, 1))));

    private final AtomicInteger loads = new AtomicInteger();
    private Vertx vertx;
    private Bus bus;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        bus = Bus.install(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        result(vertx.close());
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** Answers by the name of what is called. */
    private static <T> T answering(Class<T> port, Function<String, Object> answers) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, words) -> answers.apply(method.getName())));
    }

    /** Nobody lives and nobody owns anything. */
    private static Object nothing(String asked) {
        return switch (asked) {
            case "beat" ->
                CompletableFuture.completedFuture(
                        new Registry.Roll(Map.of(), Map.of(), 0, "run", new Registry.Control(false, 0)));
            case "audit" -> CompletableFuture.completedFuture(List.of());
            case "leave" -> CompletableFuture.completedFuture(null);
            default -> throw new AssertionError(asked);
        };
    }

    private void deploy() throws Exception {
        SharedLog log = answering(SharedLog.class, asked -> {
            throw new AssertionError(asked);
        });
        Registry registry = answering(Registry.class, FederationVerticleTest::nothing);
        FederationVerticle.Place place =
                new FederationVerticle.Place("127.0.0.1:1", () -> "", List::of, 30_000, reason -> {});
        result(vertx.deployVerticle(new FederationVerticle(bus, log, registry, Owners.unknown("me", 2), place)));
    }

    /** Models that cannot be loaded so many times. */
    private void failing(int times) throws Exception {
        result(bus.serve(
                Topics.RELOAD,
                asked -> loads.incrementAndGet() <= times
                        ? Future.failedFuture(new Refused(Reason.UNAVAILABLE, "the log could not be read"))
                        : Future.succeededFuture(LOADED)));
    }

    @Test
    void start_modelsCannotBeLoadedTwice_loadsThemAndServes() throws Exception {
        failing(2);
        deploy();
        FederationStatus status =
                result(bus.request(Topics.FEDERATION_STATUS, Done.DONE)).status();
        assertThat(status.partitions())
                .extracting(FederationStatus.Partition::applied)
                .containsExactly(0L, 5L);
        assertThat(status.reloading()).isFalse();
        assertThat(loads).hasValue(3);
    }

    @Test
    void start_modelsCannotBeLoadedAtAll_failsWithTheReasonAndServesNothing() throws Exception {
        failing(Integer.MAX_VALUE);
        assertThatThrownBy(this::deploy).hasRootCauseMessage("the log could not be read");
        assertThat(loads).hasValue(3);
        assertThatThrownBy(() -> result(bus.request(Topics.FEDERATION_STATUS, Done.DONE)))
                .isNotNull();
    }

    /** Whoever owned what nobody could ask for would keep it from all. */
    @Test
    void beat_livingPeerHasNotAnswered_isNotWillingUntilItDoes() throws Exception {
        failing(0);
        List<Boolean> willing = new CopyOnWriteArrayList<>();
        Registry registry = Registry.class.cast(Proxy.newProxyInstance(
                Registry.class.getClassLoader(), new Class<?>[] {Registry.class}, (proxy, method, words) -> {
                    if (!method.getName().equals("beat")) {
                        return nothing(method.getName());
                    }
                    willing.add(About.read((String) words[1]).willing());
                    Registry.Sign other = new Registry.Sign(10, "v2 1 127.0.0.1:2 - - -");
                    return CompletableFuture.completedFuture(new Registry.Roll(
                            Map.of("other", other), Map.of(), 0, "run", new Registry.Control(false, 0)));
                }));
        FederationVerticle.Place place =
                new FederationVerticle.Place("127.0.0.1:1", () -> "", List::of, 30_000, reason -> {});
        SharedLog log = answering(SharedLog.class, asked -> {
            throw new AssertionError(asked);
        });
        result(vertx.deployVerticle(new FederationVerticle(bus, log, registry, Owners.unknown("me", 2), place)));
        until(() -> willing.size() >= 3);
        assertThat(willing).containsOnly(false);

        result(bus.serve(
                Topics.session("other"), asked -> Future.succeededFuture(new SessionFoundMessage(Optional.empty()))));

        until(() -> willing.contains(true));
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("in time").isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
