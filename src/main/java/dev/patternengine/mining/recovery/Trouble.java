package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;

/**
 * What somebody wants to get out of.
 *
 * @param task what failed
 * @param version of its tool, empty when not told
 * @param masked the error's masked text
 * @param at when, epoch milliseconds; not above 0 when unknown
 */
record Trouble(String task, String version, String masked, long at) {
    static Trouble of(Failure failure) {
        return new Trouble(failure.task(), failure.version(), failure.masked(), failure.at());
    }

    /** The hash of the failed task. */
    long failed() {
        return Hash64.of(task);
    }
}
