package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends groups of entries: writes all of a group, forces it once, and then, and only then, tells. An entry that does not follow
 * the last of its partition, or cannot be stored, fails alone; when the disk fails, the group fails. One thread, except where
 * stated.
 */
final class LogWriter implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogWriter.class);

    private final Map<Integer, EntryId> last;
    private final Segments segments;
    private final EntryRecord record;
    private final String truncated;

    private LogWriter(Map<Integer, EntryId> last, Segments segments, EntryRecord record, String truncated) {
        this.last = last;
        this.segments = segments;
        this.record = record;
        this.truncated = truncated;
    }

    /** @throws LogFailure when the disk fails, or the log is damaged */
    static LogWriter open(Disk disk, Path folder, LogLimits limits) {
        try {
            Recovery.Found found = Recovery.run(disk, folder);
            Map<Integer, EntryId> last = new ConcurrentHashMap<>(found.last().last());
            Segments segments = Segments.open(disk, folder, limits.segmentBytes(), found, () -> new Positions(last));
            return new LogWriter(last, segments, new EntryRecord(limits.entryBytes()), found.truncated());
        } catch (IOException failure) {
            throw new LogFailure("cannot open the log in " + folder + ": " + failure, failure);
        }
    }

    /** What was cut off or removed when it was opened. */
    String truncated() {
        return truncated;
    }

    /** The last safe entry of a partition. Any thread. */
    EntryId last(int partition) {
        return last.getOrDefault(partition, EntryId.NONE);
    }

    /** What is safe now. Any thread. */
    Extent extent() {
        return segments.extent();
    }

    /** Does what was asked for, appends first. All of it is told how it went. */
    void run(List<Work> group) {
        List<Work.Append> appends = new ArrayList<>(group.size());
        for (Work work : group) {
            if (work instanceof Work.Append append) {
                appends.add(append);
            }
        }
        commit(appends);
        for (Work work : group) {
            if (work instanceof Work.Trim trim) {
                settle(trim.done(), () -> segments.trim(trim.covered()));
            } else if (work instanceof Work.Seal seal) {
                settle(seal.done(), segments::seal);
            } else if (work instanceof Work.Resume resume) {
                settle(resume.done(), () -> resume(resume.contained()));
            }
        }
    }

    private void commit(List<Work.Append> group) {
        Map<Integer, EntryId> moved = new HashMap<>();
        List<Work.Append> written = new ArrayList<>(group.size());
        try {
            segments.ready();
            for (Work.Append append : group) {
                if (write(append, moved)) {
                    written.add(append);
                }
            }
            if (!written.isEmpty()) {
                segments.force();
            }
        } catch (RuntimeException | Error failure) {
            segments.cutBack();
            fail(group, failure);
            return;
        }
        last.putAll(moved);
        written.forEach(append -> append.done().complete(Level.FSYNCED));
        segments.rollWhenFull();
    }

    private boolean write(Work.Append append, Map<Integer, EntryId> moved) {
        ByteBuffer bytes;
        try {
            requireSuccessor(append.entry(), moved);
            bytes = record.of(append.entry(), segments.extent().safe());
        } catch (AppendRefused | LogFailure refused) {
            append.done().completeExceptionally(refused);
            return false;
        }
        segments.write(bytes);
        moved.put(append.entry().batch().partition(), append.entry().id());
        return true;
    }

    private void requireSuccessor(Entry entry, Map<Integer, EntryId> moved) {
        int partition = entry.batch().partition();
        EntryId before = moved.getOrDefault(partition, last(partition));
        if (!before.equals(entry.predecessor())) {
            throw new AppendRefused(entry, before);
        }
    }

    private static void fail(List<? extends Work> group, Throwable failure) {
        LogFailure told = told(failure);
        group.forEach(work -> work.done().completeExceptionally(told));
    }

    private static LogFailure told(Throwable failure) {
        return failure instanceof LogFailure known ? known : new LogFailure("the log failed: " + failure, failure);
    }

    private static void settle(CompletableFuture<Void> done, Runnable action) {
        try {
            action.run();
            done.complete(null);
        } catch (RuntimeException failure) {
            done.completeExceptionally(told(failure));
        }
    }

    private void resume(Positions contained) {
        Positions end = new Positions(last);
        if (contained.cover(end) && !end.cover(contained)) {
            LOGGER.warn(
                    "the log ends at {}; it goes on after what a checkpoint holds: {}", end.last(), contained.last());
            last.putAll(contained.last());
            segments.beginAnew();
        }
    }

    @Override
    public void close() {
        segments.close();
    }
}
