package dev.patternengine.engine;

import dev.patternengine.domain.Level;
import dev.patternengine.metrics.MeterNames;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What appends take, and how they end. */
final class LogMeters {
    private final MeterRegistry registry;
    private final Timer stored;
    private final Timer refused;
    private final Timer failed;

    LogMeters(MeterRegistry registry) {
        this.registry = registry;
        this.stored = appends("stored");
        this.refused = appends("refused");
        this.failed = appends("failed");
    }

    private Timer appends(String outcome) {
        return Timer.builder(MeterNames.APPEND).tag(MeterNames.OUTCOME, outcome).register(registry);
    }

    /** Tells how much is appended. */
    void watch(Log log) {
        FunctionCounter.builder(MeterNames.APPENDED, log, Log::appended).register(registry);
    }

    /** Measures an append. */
    CompletionStage<Level> append(CompletionStage<Level> append) {
        long begun = System.nanoTime();
        return append.whenComplete(
                (level, failure) -> outcome(failure).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
    }

    private Timer outcome(Throwable failure) {
        Throwable cause = LogFailure.unwrapped(failure);
        if (cause == null) {
            return stored;
        }
        return cause instanceof AppendRefused ? refused : failed;
    }
}
