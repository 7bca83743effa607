package dev.patternengine.json;

/**
 * Why an input was refused, in plain words.
 *
 * @param line 1 for the first line or element, 0 where there is only one
 * @param pointer to the field, as in RFC 6901; empty for the whole input
 * @param reason what is wrong and, where it helps, what is wanted
 */
public record Rejection(long line, String pointer, String reason) {
    /** A rejection of the only input there is. */
    public Rejection(String pointer, String reason) {
        this(0, pointer, reason);
    }

    /** This rejection with its line told, counted from 1. */
    public Rejection at(long number) {
        return new Rejection(number, pointer, reason);
    }
}
