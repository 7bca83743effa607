package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointStore.Written;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checkpoints of a folder, of which the newest two that are whole are kept. One thread. */
final class CheckpointFolder {
    private static final int KEPT = 2;

    private final Disk disk;
    private final Path folder;
    private final Map<Path, Positions> whole = new HashMap<>();

    CheckpointFolder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Deletes what was never finished. */
    void removeUnfinished() throws IOException {
        for (Path file : disk.list(folder)) {
            if (Checkpoint.isUnfinished(file)) {
                disk.delete(file);
            }
        }
    }

    private List<Path> newestFirst() throws IOException {
        List<Path> files = new ArrayList<>(disk.list(folder));
        files.removeIf(file -> Checkpoint.number(file).isEmpty());
        files.sort(Comparator.reverseOrder());
        return files;
    }

    CheckpointWriter begin(Positions positions) throws IOException {
        long newest =
                newestFirst().stream().findFirst().flatMap(Checkpoint::number).orElse(0L);
        return CheckpointWriter.begin(disk, Checkpoint.path(folder, newest + 1), positions);
    }

    /** Makes a checkpoint durable, and deletes those that are no longer needed, for good. */
    Written finish(CheckpointWriter writer) throws IOException {
        long bytes = writer.finish();
        List<Positions> kept = new ArrayList<>();
        for (Path file : newestFirst()) {
            if (kept.size() == KEPT) {
                disk.delete(file);
                whole.remove(file);
            } else {
                check(file, new ArrayList<>()).ifPresent(kept::add);
            }
        }
        disk.forceFolder(folder);
        return new Written(
                bytes, kept.size() < KEPT ? Positions.NONE : kept.get(0).and(kept.get(1)));
    }

    /**
     * The newest checkpoint that is whole; empty when there is none.
     *
     * @throws LogFailure when all there are are damaged
     */
    Optional<FileCheckpointReader> newest() throws IOException {
        List<String> damaged = new ArrayList<>();
        for (Path file : newestFirst()) {
            whole.remove(file);
            if (check(file, damaged).isPresent()) {
                return Optional.of(new FileCheckpointReader(CheckpointScan.open(disk, file), damaged));
            }
        }
        if (!damaged.isEmpty()) {
            throw new LogFailure("all checkpoints are damaged: " + String.join("; ", damaged));
        }
        return Optional.empty();
    }

    /** The positions of a checkpoint that is whole; reads all of it, unless that was done before. */
    private Optional<Positions> check(Path file, List<String> damaged) {
        try {
            if (!whole.containsKey(file)) {
                whole.put(file, CheckpointScan.check(disk, file));
            }
        } catch (LogFailure damage) {
            damaged.add(damage.getMessage());
        } catch (IOException unreadable) {
            damaged.add(file + " cannot be read: " + unreadable);
        }
        return Optional.ofNullable(whole.get(file));
    }
}
