package dev.patternengine.ingest;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in a list that fails when told, and can be held back. */
final class ListLog implements Log {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, EntryId> last = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private int failures;
    private int silent;
    private long appended;
    private boolean holding;
    private boolean holdingReaders;
    private boolean reading;
    private Optional<String> refusal = Optional.empty();
    private Positions lost = Positions.NONE;
    private Optional<String> absence = Optional.empty();
    private int absencesTold;

    /** The next so many appends fail. */
    synchronized void fail(int times) {
        failures = times;
    }

    /** Whether, and why, it has room for nothing more. */
    synchronized void refuse(Optional<String> reason) {
        refusal = reason;
    }

    /** Whether, and why, it cannot be reached. */
    synchronized void leave(Optional<String> reason) {
        absence = reason;
    }

    /** How often it was asked whether it can be reached while it could not. */
    synchronized int absencesTold() {
        return absencesTold;
    }

    @Override
    public synchronized Optional<String> absence() {
        absencesTold += absence.isPresent() ? 1 : 0;
        return absence;
    }

    @Override
    public synchronized Optional<String> refusal() {
        return refusal;
    }

    /** The newest entries are gone, but the log knows where it ended. */
    synchronized void loseEnd(int count) {
        Entry newest = entries.get(entries.size() - 1);
        entries.subList(entries.size() - count, entries.size()).clear();
        lost = new Positions(Map.of(newest.batch().partition(), newest.id()));
        refusal = Optional.of("entries are lost");
    }

    @Override
    public synchronized Positions lost() {
        return lost;
    }

    @Override
    public synchronized CompletionStage<Void> resume(Positions contained) {
        if (!lost.last().isEmpty() && contained.cover(lost)) {
            lost = Positions.NONE;
            refusal = Optional.empty();
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Appends complete only after {@link #release}. */
    synchronized void hold() {
        holding = true;
    }

    /** Readers wait before the end of the log until {@link #release}. */
    synchronized void holdReading() {
        holdingReaders = true;
    }

    /** Whether a reader waits. */
    synchronized boolean isReading() {
        return reading;
    }

    synchronized int waiting() {
        return held.size();
    }

    synchronized void release() {
        holding = false;
        holdingReaders = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** The next so many appends are stored, but reported as failed. */
    synchronized void storeSilently(int times) {
        silent = times;
    }

    /** The newest entry is gone, and the log ends before it. */
    synchronized void loseNewest() {
        Entry gone = entries.remove(entries.size() - 1);
        last.put(gone.batch().partition(), gone.predecessor());
    }

    /** The oldest entry is gone. */
    synchronized void loseOldest() {
        entries.remove(0);
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized CompletionStage<Level> append(Entry entry) {
        CompletableFuture<Level> done = new CompletableFuture<>();
        Runnable append = () -> tryAppend(entry, done);
        if (holding) {
            held.add(append);
        } else {
            append.run();
        }
        return done;
    }

    private void tryAppend(Entry entry, CompletableFuture<Level> done) {
        int partition = entry.batch().partition();
        if (failures > 0) {
            failures--;
            done.completeExceptionally(new LogFailure("told to fail"));
        } else if (!last(partition).equals(entry.predecessor())) {
            done.completeExceptionally(new AppendRefused(entry, last(partition)));
        } else {
            entries.add(entry);
            appended += 100;
            last.put(partition, entry.id());
            if (silent > 0) {
                silent--;
                done.completeExceptionally(new LogFailure("no answer in time"));
            } else {
                done.complete(level());
            }
        }
    }

    @Override
    public Level level() {
        return Level.WRITTEN;
    }

    @Override
    public synchronized EntryId last(int partition) {
        return last.getOrDefault(partition, EntryId.NONE);
    }

    @Override
    public synchronized long appended() {
        return appended;
    }

    @Override
    public synchronized CompletionStage<Void> trim(Positions covered) {
        entries.removeIf(entry -> covered.cover(entry.batch().partition(), entry.id()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized LogReader reader(Positions after) {
        List<Entry> left = new ArrayList<>(entries);
        left.removeIf(entry -> after.cover(entry.batch().partition(), entry.id()));
        return new LogReader() {
            @Override
            public CompletionStage<List<Entry>> next() {
                List<Entry> chunk = List.copyOf(left.subList(0, Math.min(left.size(), 3)));
                left.subList(0, chunk.size()).clear();
                return chunk.isEmpty() ? atTheEnd() : CompletableFuture.completedFuture(chunk);
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    private synchronized CompletionStage<List<Entry>> atTheEnd() {
        CompletableFuture<List<Entry>> end = new CompletableFuture<>();
        if (holdingReaders) {
            reading = true;
            held.add(() -> end.complete(List.of()));
        } else {
            end.complete(List.of());
        }
        return end;
    }

    @Override
    public void close() {}
}
