package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;

/**
 * What went on after a failure until its end was known, as bits of a number below {@value #CODES}: the columns of a row that
 * tells failures of different classes apart by what came after them.
 */
final class Course {
    static final int CODES = 256;

    /** The first observation after it was another task that worked. */
    static final int WENT_ON = 1;
    /** The failed task was called again. */
    static final int RETURNED = 1 << 1;
    /** Another task was called, before the session ended. */
    static final int ELSEWHERE = 1 << 2;
    /** Something did not fail with the same error, before the session ended. */
    static final int MIXED = 1 << 3;
    /** The failed task worked in the end, or the session ended well. */
    static final int RECOVERED = 1 << 4;
    /** The session ended with the failure itself, or with the success of the failed task. */
    static final int FINAL = 1 << 5;
    /** The failed task worked when it was called with other parameters. */
    static final int CHANGED = 1 << 6;
    /** It worked when it was called with the same parameters, both times told. */
    static final int IDENTICAL = 1 << 7;

    private Course() {}

    /** The bits that the next observation adds. */
    static int of(Failure failure, Observation next, long signature) {
        boolean same = next.task().equals(failure.task());
        boolean worked = next.success() == Success.YES;
        int bits = same ? RETURNED : next.closes() ? 0 : ELSEWHERE;
        bits |= failure.steps() == 0 && worked && !same ? WENT_ON : 0;
        boolean alike = next.failed() && signature == failure.signature();
        bits |= alike || next.closes() ? 0 : MIXED;
        return same && worked ? bits | repair(failure, next) : bits;
    }

    private static int repair(Failure failure, Observation next) {
        int bits = next.closes() ? FINAL : 0;
        if (failure.call() == Failure.UNTOLD || next.params().isEmpty()) {
            return bits;
        }
        return bits | (failure.call() == Failure.call(next) ? IDENTICAL : CHANGED);
    }
}
