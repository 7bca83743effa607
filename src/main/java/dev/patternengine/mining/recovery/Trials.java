package dev.patternengine.mining.recovery;

/**
 * How often something was tried, and how often it worked.
 *
 * @param tried not negative
 * @param worked 0 to tried
 */
record Trials(long tried, long worked) {
    static final Trials NONE = new Trials(0, 0);

    Trials {
        tried = Math.max(0, tried);
        worked = Math.max(0, Math.min(worked, tried));
    }

    Trials plus(Trials other) {
        return new Trials(tried + other.tried, worked + other.worked);
    }

    /** These without those that are part of them. */
    Trials without(Trials part) {
        return new Trials(tried - part.tried, worked - part.worked);
    }
}
