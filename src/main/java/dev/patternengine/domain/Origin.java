package dev.patternengine.domain;

import java.util.Optional;

/**
 * What the evidence of one origin says of an action that is advised, where origins contradict one another. An origin is where
 * observations came in: the name of the node that took them from their sender, see {@link Observation#origin}.
 *
 * @param name of the origin
 * @param contradicts whether the origin's own evidence would have advised otherwise
 * @param rate how often the action worked there
 * @param better an action that worked more often there; empty where none did, or the origin does not contradict
 */
public record Origin(String name, boolean contradicts, Rate rate, Optional<Better> better) {
    /**
     * How often something worked.
     *
     * @param share in [0, 1], NaN where it was never tried
     * @param interval of the share, 95 %
     * @param support how often it was tried
     */
    public record Rate(double share, Interval interval, long support) {}

    /** Another action, and how often it worked at the same origin. */
    public record Better(String action, Rate rate) {}
}
