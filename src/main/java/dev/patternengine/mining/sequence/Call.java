package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;

/**
 * One call of a session, as far as telling repetitions apart needs it: it repeats another that has its print. About 72 bytes
 * and the error's text.
 *
 * @param task its name
 * @param key the hash of what was called: task, tool and params
 * @param print the hash of the key and of how it ended (success, error text, and the context that is no circumstance, see
 *     {@link Calling}); never 0
 * @param fate whether it worked
 * @param bare whether it succeeded and had no params: then there is little to say that it was the same call
 * @param error the masked error text, shortened; empty when it did not fail or no text was told
 * @param seconds it took, NaN when unknown
 * @param at when it ended, epoch milliseconds
 */
record Call(String task, long key, long print, Fate fate, boolean bare, String error, double seconds, long at) {
    private static final long RETRIES = Symbols.reserved("identical calls after an error");

    /** How a call ended. */
    enum Fate {
        WORKED,
        FAILED,
        UNKNOWN
    }

    boolean failed() {
        return fate == Fate.FAILED;
    }

    /** Whether it failed at the same task with the same class of error. */
    boolean failsLike(Call other) {
        return other.failed() && error.equals(other.error) && task.equals(other.task);
    }

    /** The row of what became of identical calls after failures like this one. */
    long retries() {
        return Hash64.mix(RETRIES, Hash64.of(task), Hash64.of(error));
    }
}
