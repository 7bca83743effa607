package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log in a folder, shared by all partitions. One thread writes: what arrives while the disk is busy is written together
 * and forced together (group commit, no lingering), and acknowledged after that.
 *
 * <p>When writing fails, the file is cut back to what was safe, the appends of that group fail, and the log goes on. When
 * forcing or cutting fails, nothing is known about the disk any more: every later append fails until a restart.
 */
public final class FileLog implements Log {
    private static final int LONGEST_QUEUE = 4_096;
    private static final int LARGEST_GROUP = 1_024;
    private static final Append STOP = new Append(null, new CompletableFuture<>());

    private final FolderLock lock;
    private final Segments segments;
    private final Map<Integer, EntryId> last;
    private final BlockingQueue<Append> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread writer = new Thread(this::write, "log-writer");

    private record Append(Entry entry, CompletableFuture<Level> done) {}

    private FileLog(FolderLock lock, Segments segments, Map<Integer, EntryId> last) {
        this.lock = lock;
        this.segments = segments;
        this.last = new ConcurrentHashMap<>(last);
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Opens the log of a folder, creating both when they are not there; reads all of it to find its end, and cuts off what a
     * crash left unfinished.
     *
     * @param segmentBytes a segment that has grown to as much is followed by a new one
     * @throws LogFailure when another process has the folder, or the log is damaged before its end
     */
    public static FileLog open(Path folder, long segmentBytes) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Map<Integer, EntryId> last = new HashMap<>();
            return new FileLog(lock, Segments.open(folder, segmentBytes, last), last);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** What was cut off when the log was opened: file, place and reason; empty when nothing was. */
    public String truncated() {
        return segments.truncated();
    }

    @Override
    public CompletionStage<Level> append(Entry entry) {
        Append append = new Append(entry, new CompletableFuture<>());
        if (!queue.offer(append)) {
            append.done().completeExceptionally(new LogFailure("too many appends are waiting"));
        }
        if (!writer.isAlive()) {
            refuseTheRest();
        }
        return append.done();
    }

    @Override
    public Level level() {
        return Level.FSYNCED;
    }

    @Override
    public EntryId last(int partition) {
        return last.getOrDefault(partition, EntryId.NONE);
    }

    @Override
    public long appended() {
        return segments.written();
    }

    @Override
    public LogReader reader(Positions after) {
        return segments.reader(after);
    }

    @Override
    public CompletionStage<Void> trim(Positions covered) {
        return CompletableFuture.completedFuture(null);
    }

    private void write() {
        List<Append> group = new ArrayList<>();
        boolean open = true;
        while (open) {
            try {
                group.add(queue.take());
            } catch (InterruptedException nobodyInterrupts) {
                continue;
            }
            queue.drainTo(group, LARGEST_GROUP);
            open = !group.remove(STOP);
            commit(group);
            group.clear();
        }
        refuseTheRest();
    }

    private void refuseTheRest() {
        List<Append> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(append -> append.done().completeExceptionally(new LogFailure("the log is closed")));
    }

    /** Writes and forces a group; then, and only then, tells. */
    private void commit(List<Append> group) {
        Map<Integer, EntryId> moved = new HashMap<>();
        List<Append> written = new ArrayList<>(group.size());
        try {
            for (Append append : group) {
                if (fits(append, moved)) {
                    segments.write(append.entry());
                    moved.put(append.entry().batch().partition(), append.entry().id());
                    written.add(append);
                }
            }
            if (!written.isEmpty()) {
                segments.force();
            }
            last.putAll(moved);
        } catch (RuntimeException | Error failure) {
            segments.cutBack();
            group.forEach(append -> append.done().completeExceptionally(failure));
            return;
        }
        written.forEach(append -> append.done().complete(level()));
    }

    private boolean fits(Append append, Map<Integer, EntryId> moved) {
        int partition = append.entry().batch().partition();
        EntryId before = moved.getOrDefault(partition, last(partition));
        if (before.equals(append.entry().predecessor())) {
            return true;
        }
        append.done().completeExceptionally(new AppendRefused(append.entry(), before));
        return false;
    }

    @Override
    public void close() {
        boolean interrupted = false;
        boolean told = false;
        while (writer.isAlive()) {
            try {
                if (!told) {
                    queue.put(STOP);
                    told = true;
                }
                writer.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        segments.close();
        lock.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
