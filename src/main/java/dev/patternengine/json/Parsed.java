package dev.patternengine.json;

/**
 * What became of an input: a value or a rejection, never an exception.
 *
 * @param <T> the value's type
 */
public sealed interface Parsed<T> {
    /**
     * The input was understood.
     *
     * @param unknown how many top-level fields were ignored because nobody knows them
     */
    record Accepted<T>(T value, int unknown) implements Parsed<T> {}

    /** The input was refused. */
    record Refused<T>(Rejection rejection) implements Parsed<T> {}
}
