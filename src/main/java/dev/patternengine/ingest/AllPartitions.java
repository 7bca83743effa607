package dev.patternengine.ingest;

import dev.patternengine.domain.Positions;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One node owns everything, from the start to the end. */
final class AllPartitions implements Tenure {
    private final Log log;
    private final Set<Integer> all;

    AllPartitions(Log log, int partitions) {
        this.log = log;
        this.all = IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Integer> atStart() {
        return all;
    }

    @Override
    public boolean isAlone() {
        return true;
    }

    @Override
    public Set<Integer> owned() {
        return all;
    }

    @Override
    public boolean covers(SubmissionMessage submission) {
        return true;
    }

    @Override
    public LogReader reader(Positions after, Set<Integer> partitions) {
        return log.reader(after);
    }

    /** Whoever wrote is gone, or will be refused in turn. */
    @Override
    public void refused(int partition) {}

    @Override
    public Future<Void> serve(Work work) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Foreign> foreign(Context context) {
        return Future.succeededFuture(
                new Foreign(Positions.NONE, () -> CompletableFuture.completedFuture(Optional.empty())));
    }

    @Override
    public boolean isTaking() {
        return false;
    }
}
