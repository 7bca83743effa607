package dev.patternengine.domain;

/** A range that holds the true value with the stated confidence (95 % unless said otherwise). */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval must be ordered, not " + low + " to " + high);
        }
    }
}
