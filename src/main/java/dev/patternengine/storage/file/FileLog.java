package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The log in a folder, shared by all partitions. One thread writes: what arrives while the disk is busy is written together
 * and forced together (group commit, no lingering), and acknowledged after that.
 *
 * <p>When the disk fails, the appends of that group fail with the reason, and the log mends itself: it is cut back to what was
 * safe, at once or before the next append for which the disk works again. Appends that wait take at most about 64 MiB.
 */
public final class FileLog implements Log {
    private final FolderLock lock;
    private final Disk disk;
    private final LogWriter writer;
    private final WorkQueue queue;
    private final String name;
    private final Thread thread = new Thread(this::work, "log-writer");

    private FileLog(FolderLock lock, Disk disk, LogWriter writer, WorkQueue queue, String name) {
        this.lock = lock;
        this.disk = disk;
        this.writer = writer;
        this.queue = queue;
        this.name = name;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens the log of a folder, creating both when they are not there; reads its last segment to find the end, and cuts off what
     * a crash left unfinished.
     *
     * @param segmentBytes a segment that has grown to as much is followed by a new one
     * @throws LogFailure when another process has the folder, or the log is damaged before its end
     */
    public static FileLog open(Path folder, long segmentBytes) {
        return open(new ChannelDisk(), folder, LogLimits.of(segmentBytes));
    }

    static FileLog open(Disk disk, Path folder, LogLimits limits) {
        FolderLock lock = FolderLock.take(folder);
        try {
            WorkQueue queue = new WorkQueue(limits.mostWaiting(), limits.waitingBytes());
            return new FileLog(lock, disk, LogWriter.open(disk, folder, limits), queue, "the log in " + folder);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** What was cut off when the log was opened: file, place and reason; empty when nothing was. */
    public String truncated() {
        return writer.truncated();
    }

    @Override
    public CompletionStage<Level> append(Entry entry) {
        Work.Append append = new Work.Append(entry);
        queue.offer(append);
        return append.done();
    }

    @Override
    public Level level() {
        return Level.FSYNCED;
    }

    @Override
    public EntryId last(int partition) {
        return writer.last(partition);
    }

    @Override
    public long appended() {
        return writer.extent().written();
    }

    /** How many files it has. Any thread. */
    public int segments() {
        return writer.extent().segments().size();
    }

    @Override
    public LogReader reader(Positions after) {
        return new FileLogReader(FolderReader.above(disk, writer.extent(), after), name);
    }

    @Override
    public LogReader newest(long bytes) {
        return new FileLogReader(FolderReader.newest(disk, writer.extent(), bytes), name);
    }

    /**
     * Begins the log anew after the positions, where it ends before them and holds nothing beyond them: its end was damaged and cut
     * off, and a checkpoint has what was there. Otherwise changes nothing.
     */
    @Override
    public CompletionStage<Void> resume(Positions contained) {
        Work.Resume resume = new Work.Resume(contained, new CompletableFuture<>());
        queue.offer(resume);
        return resume.done();
    }

    /** Deletes the segments all of whose entries are covered, the last excepted. A reader that needs one of them fails. */
    @Override
    public CompletionStage<Void> trim(Positions covered) {
        Work.Trim trim = new Work.Trim(covered, new CompletableFuture<>());
        queue.offer(trim);
        return trim.done();
    }

    /** Begins another segment, and deletes tails that were cut off and kept. */
    @Override
    public CompletionStage<Void> seal() {
        Work.Seal seal = new Work.Seal(new CompletableFuture<>());
        queue.offer(seal);
        return seal.done();
    }

    private void work() {
        for (List<Work> group = queue.take(); !group.isEmpty(); group = queue.take()) {
            writer.run(group);
        }
    }

    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        writer.close();
        lock.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
