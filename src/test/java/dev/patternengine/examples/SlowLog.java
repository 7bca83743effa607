package dev.patternengine.examples;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A log that is read an entry at a time, and each time some time goes by. Its newest few bytes are its last two entries. */
final class SlowLog implements Log {
    private static final int FEW_ENTRIES = 2;

    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    private final List<Entry> entries;
    private final long nanosEach;

    SlowLog(List<Entry> entries, long nanosEach) {
        this.entries = entries;
        this.nanosEach = nanosEach;
    }

    @Override
    public LogReader newest(long bytes) {
        int first = bytes == ExamplesVerticle.FEW ? Math.max(0, entries.size() - FEW_ENTRIES) : 0;
        open.incrementAndGet();
        return new Reader(entries.subList(first, entries.size()));
    }

    private final class Reader implements LogReader {
        private final List<Entry> wanted;
        private int next;

        Reader(List<Entry> wanted) {
            this.wanted = wanted;
        }

        @Override
        public CompletionStage<List<Entry>> next() {
            nanos.addAndGet(nanosEach);
            reads.incrementAndGet();
            List<Entry> one = next == wanted.size() ? List.of() : List.of(wanted.get(next++));
            return CompletableFuture.completedFuture(one);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    @Override
    public LogReader reader(Positions after) {
        throw new UnsupportedOperationException("only the newest are looked through");
    }

    @Override
    public CompletionStage<Level> append(Entry entry) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public Level level() {
        return Level.FSYNCED;
    }

    @Override
    public EntryId last(int partition) {
        return entries.get(entries.size() - 1).id();
    }

    @Override
    public long appended() {
        return 0;
    }

    @Override
    public CompletionStage<Void> trim(Positions covered) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
