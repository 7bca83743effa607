package dev.patternengine.engine;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogReader;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A log whose appends are measured. */
class MeteredLog implements Log {
    private final Log log;
    private final LogMeters meters;

    MeteredLog(Log log, LogMeters meters) {
        this.log = log;
        this.meters = meters;
        meters.watch(log);
    }

    @Override
    public CompletionStage<Level> append(Entry entry) {
        return meters.append(log.append(entry));
    }

    @Override
    public Optional<String> refusal() {
        return log.refusal();
    }

    @Override
    public Optional<String> absence() {
        return log.absence();
    }

    @Override
    public Positions lost() {
        return log.lost();
    }

    @Override
    public CompletionStage<Void> resume(Positions contained) {
        return log.resume(contained);
    }

    @Override
    public Level level() {
        return log.level();
    }

    @Override
    public EntryId last(int partition) {
        return log.last(partition);
    }

    @Override
    public long appended() {
        return log.appended();
    }

    @Override
    public LogReader reader(Positions after) {
        return log.reader(after);
    }

    @Override
    public LogReader newest(long bytes) {
        return log.newest(bytes);
    }

    @Override
    public CompletionStage<Void> trim(Positions covered) {
        return log.trim(covered);
    }

    @Override
    public CompletionStage<Void> seal() {
        return log.seal();
    }

    @Override
    public void close() {
        log.close();
    }
}
