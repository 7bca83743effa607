package dev.patternengine.metrics;

import java.util.List;

/**
 * What a part of the engine says of its state, at one moment.
 *
 * @param name without the prefix, its words parted by dots: {@code miner.model.cells}
 * @param sort how it changes
 * @param labels names and values in turn; the values are from a set that is bounded
 * @param value in base units: seconds, bytes, shares of 1; NaN where there is none
 */
public record Reading(String name, Sort sort, List<String> labels, double value) {
    public Reading {
        labels = List.copyOf(labels);
        if (labels.size() % 2 != 0) {
            throw new IllegalArgumentException("a label of " + name + " has no value: " + labels);
        }
    }

    /** How a value changes. */
    public enum Sort {
        /** It may go up and down. */
        GAUGE,
        /** It only grows while the process lives. */
        COUNTER
    }

    /** Something that may go up and down. */
    public static Reading gauge(String name, double value, String... labels) {
        return new Reading(name, Sort.GAUGE, List.of(labels), value);
    }

    /** Something countable that may go up and down. */
    public static Reading gauge(String name, long value, String... labels) {
        return gauge(name, (double) value, labels);
    }

    /** Something that only grows. */
    public static Reading counter(String name, long value, String... labels) {
        return new Reading(name, Sort.COUNTER, List.of(labels), (double) value);
    }
}
