package dev.patternengine.message;

import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;

/** Why there is no answer about a cluster: nobody is there to give it where an engine works alone. */
final class Solitude {
    private Solitude() {}

    /** Fails with what is the matter, where nobody answered. */
    static <T> Future<T> explain(Throwable failure) {
        boolean unanswered = failure instanceof Refused refused && refused.reason() == Reason.UNAVAILABLE;
        return Future.failedFuture(
                unanswered
                        ? new Refused(
                                Reason.UNAVAILABLE,
                                "this engine works alone, or its federation does not answer: " + failure.getMessage(),
                                failure)
                        : failure);
    }
}
