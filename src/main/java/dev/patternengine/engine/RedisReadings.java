package dev.patternengine.engine;

import dev.patternengine.metrics.Reading;
import dev.patternengine.metrics.Telemetry;
import dev.patternengine.storage.redis.RedisState;
import dev.patternengine.storage.redis.RedisStore;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the connection to Redis is, for whoever scrapes. */
final class RedisReadings {
    private RedisReadings() {}

    /** Measures each question whether Redis is there, once a second, and tells the state at each scrape. */
    static void watch(RedisStore store, Telemetry telemetry) {
        Timer roundTrip = Timer.builder("pattern.engine.redis.round.trip").register(telemetry.registry());
        store.whenAnswered(nanos -> roundTrip.record(nanos, TimeUnit.NANOSECONDS));
        telemetry.source(() -> of(store.state()));
    }

    private static List<Reading> of(RedisState state) {
        return List.of(
                Reading.gauge("redis.up", state.up() ? 1 : 0),
                Reading.counter("redis.connects", state.connects()),
                Reading.gauge("redis.waiting.appends", state.waitingAppends()),
                Reading.gauge("redis.waiting.bytes", state.waitingBytes()),
                Reading.gauge("redis.memory.used.bytes", state.usedBytes()),
                Reading.gauge("redis.memory.limit.bytes", state.mostBytes()));
    }
}
