package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Checkpoints in files of one folder. A file has its name only once all of it is on the disk; the newest two that are whole are
 * kept. One thread writes, with one part in memory at a time.
 */
public final class FileCheckpoints implements CheckpointStore {
    private final FolderLock lock;
    private final CheckpointFolder folder;
    private final OwnThread thread;
    private CheckpointWriting writing;

    private FileCheckpoints(FolderLock lock, CheckpointFolder folder, String name) {
        this.lock = lock;
        this.folder = folder;
        this.thread = new OwnThread("checkpoint-store", name);
    }

    /**
     * Opens the checkpoints of a folder, creating it when it is not there, and removes what was not finished.
     *
     * @throws LogFailure when another process has the folder, or it cannot be used
     */
    public static FileCheckpoints open(Path folder) {
        return open(new ChannelDisk(), folder);
    }

    static FileCheckpoints open(Disk disk, Path path) {
        FolderLock lock = FolderLock.take(path);
        try {
            CheckpointFolder folder = new CheckpointFolder(disk, path);
            folder.removeUnfinished();
            return new FileCheckpoints(lock, folder, "the store of checkpoints in " + path);
        } catch (IOException failure) {
            lock.close();
            throw new LogFailure("cannot open the checkpoints in " + path + ": " + failure, failure);
        }
    }

    @Override
    public CompletionStage<Written> write(Positions positions, CheckpointParts parts) {
        CompletableFuture<Written> done = new CompletableFuture<>();
        CompletionStage<CheckpointWriting> begun = thread.call(() -> begin(positions, parts, done));
        begun.whenComplete((writing, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    private CheckpointWriting begin(Positions positions, CheckpointParts parts, CompletableFuture<Written> done)
            throws IOException {
        if (writing != null && writing.isGoingOn()) {
            throw new LogFailure("another checkpoint is being written");
        }
        writing = new CheckpointWriting(folder, folder.begin(positions), parts, thread, done);
        writing.pull();
        return writing;
    }

    @Override
    public CompletionStage<Optional<CheckpointReader>> newest() {
        return thread.call(() -> folder.newest().map(CheckpointReader.class::cast));
    }

    /** Gives up a checkpoint that is being written. */
    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void close() {
        thread.end(this::giveUp);
        thread.join();
        lock.close();
    }

    private void giveUp() {
        if (writing != null) {
            writing.fail(new LogFailure("the store of checkpoints was closed"));
        }
    }
}
