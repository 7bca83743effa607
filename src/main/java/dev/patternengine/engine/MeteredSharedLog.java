package dev.patternengine.engine;

import dev.patternengine.domain.EntryId;
import dev.patternengine.storage.SharedLog;
import java.util.concurrent.CompletionStage;

/** The same of a log that nodes share. */
final class MeteredSharedLog extends MeteredLog implements SharedLog {
    private final SharedLog log;

    MeteredSharedLog(SharedLog log, LogMeters meters) {
        super(log, meters);
        this.log = log;
    }

    @Override
    public CompletionStage<EntryId> end(int partition) {
        return log.end(partition);
    }

    @Override
    public CompletionStage<Excerpt> read(int partition, EntryId after) {
        return log.read(partition, after);
    }

    @Override
    public void claim(int partition, EntryId end) {
        log.claim(partition, end);
    }

    @Override
    public void release(int partition) {
        log.release(partition);
    }
}
