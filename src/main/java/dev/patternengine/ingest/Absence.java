package dev.patternengine.ingest;

import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.storage.LogFailure;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Why nothing is taken now.
 *
 * @param reason for which requests are refused
 * @param why as people are told; empty when requests are taken
 */
record Absence(Reason reason, String why) {
    static final Absence STOPPING = new Absence(Reason.STOPPING, "the engine is stopping");
    static final Absence MEMORY = new Absence(Reason.EXHAUSTED, "this tenant's memory is used up and is being freed");
    static final Absence SESSIONS = new Absence(
            Reason.EXHAUSTED,
            "this tenant has as many sessions open as it may: end some, by \"end\":true with their last observation");

    private static final String RESTORING = "the log failed and is being read again";

    /** There is none, unless the store refuses entries. */
    static Absence of(Optional<String> refusal) {
        return new Absence(Reason.FULL, refusal.orElse(""));
    }

    /** @param failure of the log; null at the start, and after a miner failed */
    static Absence restoring(Throwable failure) {
        return failure == null
                ? new Absence(Reason.UNAVAILABLE, RESTORING)
                : new Absence(reason(failure), RESTORING + ": " + LogFailure.reason(failure));
    }

    private static Reason reason(Throwable failure) {
        return LogFailure.isFull(failure) ? Reason.FULL : Reason.UNAVAILABLE;
    }

    boolean isNone() {
        return why.isEmpty();
    }

    Refused refused() {
        return new Refused(reason, why);
    }

    /** Does this where there is one. */
    void ifAny(Consumer<Refused> action) {
        if (!isNone()) {
            action.accept(refused());
        }
    }

    /** What senders are told of an append that failed. */
    static Refused notStored(Throwable cause) {
        return new Refused(reason(cause), "not stored: " + LogFailure.reason(cause), cause);
    }

    /** What is submitted meanwhile. */
    <T> Future<T> refuse() {
        return Future.failedFuture(refused());
    }
}
