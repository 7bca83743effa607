package dev.patternengine.engine;

import dev.patternengine.domain.Positions;
import dev.patternengine.metrics.MeterNames;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A store whose checkpoints are measured. */
final class MeteredCheckpoints implements CheckpointStore {
    private final CheckpointStore store;
    private final Timer written;
    private final Timer failed;
    private volatile long bytes;

    MeteredCheckpoints(CheckpointStore store, MeterRegistry registry) {
        this.store = store;
        this.written = timer(registry, "written");
        this.failed = timer(registry, "failed");
        Gauge.builder(MeterNames.CHECKPOINT_BYTES, this, one -> one.bytes).register(registry);
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder(MeterNames.CHECKPOINT)
                .tag(MeterNames.OUTCOME, outcome)
                .register(registry);
    }

    @Override
    public CompletionStage<Written> write(Positions positions, CheckpointParts parts) {
        long begun = System.nanoTime();
        return store.write(positions, parts).whenComplete((checkpoint, failure) -> {
            (failure == null ? written : failed).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            bytes = failure == null ? checkpoint.bytes() : bytes;
        });
    }

    @Override
    public CompletionStage<Boolean> takeTurn() {
        return store.takeTurn();
    }

    @Override
    public CompletionStage<Void> endTurn() {
        return store.endTurn();
    }

    @Override
    public CompletionStage<Optional<CheckpointReader>> newest() {
        return store.newest();
    }

    @Override
    public boolean keeps() {
        return store.keeps();
    }

    @Override
    public void close() {
        store.close();
    }
}
