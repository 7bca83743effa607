package dev.patternengine.domain;

/** How an interaction ended, as far as the observer knows. */
public enum Success {
    YES,
    NO,
    UNKNOWN
}
