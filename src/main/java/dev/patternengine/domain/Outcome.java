package dev.patternengine.domain;

/**
 * What became of an advice: measures the advice, teaches nothing.
 *
 * @param kind whose advice it was
 * @param session the session it was given to, 0 for none
 * @param action what was advised first
 * @param propensity the probability with which it was chosen, in (0, 1]
 * @param followed whether it was done
 * @param success how that went
 * @param executionTime seconds, NaN when unknown
 * @param advice which advice it was, so that a report that is sent again is known; 0 when that cannot be told
 */
public record Outcome(
        Kind kind,
        long session,
        String action,
        double propensity,
        boolean followed,
        Success success,
        double executionTime,
        long advice) {}
