package dev.patternengine.storage.file;

import dev.patternengine.storage.LogFailure;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A daemon thread that does one piece of work after the other, begun with the first. May be called from any thread. */
final class OwnThread {
    private final ExecutorService executor;
    private final String user;

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @param user whose it is, in the words of a failure */
    OwnThread(String name, String user) {
        this.user = user;
        this.executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Completes on the thread; fails with {@link LogFailure} when the work fails or the thread has ended. */
    <T> CompletableFuture<T> call(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            executor.execute(() -> run(work, done));
        } catch (RejectedExecutionException ended) {
            done.completeExceptionally(new LogFailure(user + " is closed", ended));
        }
        return done;
    }

    private <T> void run(Work<T> work, CompletableFuture<T> done) {
        try {
            done.complete(work.run());
        } catch (IOException failure) {
            done.completeExceptionally(new LogFailure(user + " failed: " + failure, failure));
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }

    /** Does the work on the thread, unless that has ended. */
    void tryRun(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException ended) {
            // Nobody is left for whom it would matter.
        }
    }

    /** Ends the thread after the work that waits, and closes a file or the like last; does not block. */
    void end(Closeable last) {
        try {
            executor.execute(() -> close(last));
        } catch (RejectedExecutionException endedBefore) {
            return;
        }
        executor.shutdown();
    }

    /** Waits until the thread has ended. */
    void join() {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Closeable last) {
        try {
            last.close();
        } catch (IOException ofNoInterest) {
            // Nothing is read or written after that.
        }
    }
}
