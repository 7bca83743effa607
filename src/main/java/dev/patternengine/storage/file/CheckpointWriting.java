package dev.patternengine.storage.file;

import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointStore.Written;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A checkpoint on its way to the disk: one part is asked for after the other, and none is waited for. On the store's thread. */
final class CheckpointWriting {
    private final CheckpointFolder folder;
    private final CheckpointWriter writer;
    private final CheckpointParts parts;
    private final OwnThread thread;
    private final CompletableFuture<Written> done;

    CheckpointWriting(
            CheckpointFolder folder,
            CheckpointWriter writer,
            CheckpointParts parts,
            OwnThread thread,
            CompletableFuture<Written> done) {
        this.folder = folder;
        this.writer = writer;
        this.parts = parts;
        this.thread = thread;
        this.done = done;
    }

    /** Whether it is neither durable nor given up. */
    boolean isGoingOn() {
        return !done.isDone();
    }

    /** Asks for the next part, and takes it when it is there. */
    void pull() {
        try {
            parts.next().whenComplete((part, failure) -> thread.tryRun(() -> take(part, failure)));
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    private void take(Optional<CheckpointPart> part, Throwable failure) {
        if (done.isDone()) {
            return;
        }
        if (failure != null) {
            fail(LogFailure.unwrapped(failure));
            return;
        }
        try {
            if (part.isPresent()) {
                writer.write(part.get());
                pull();
            } else {
                done.complete(folder.finish(writer));
            }
        } catch (IOException broken) {
            fail(new LogFailure("the checkpoint could not be written: " + broken, broken));
        } catch (RuntimeException | Error broken) {
            fail(broken);
        }
    }

    /** Gives it up. */
    void fail(Throwable failure) {
        if (!done.isDone()) {
            writer.abort();
            done.completeExceptionally(failure);
        }
    }
}
