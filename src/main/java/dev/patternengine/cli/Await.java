package dev.patternengine.cli;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;

/** Waits for the engine, as only commands may: they have nothing else to do. */
final class Await {
    private Await() {}

    /**
     * The result, once it is there.
     *
     * @throws CommandFailed when the future fails, with its message
     */
    static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause();
            throw new CommandFailed(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
    }
}
