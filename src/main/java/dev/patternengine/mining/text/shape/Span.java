package dev.patternengine.mining.text.shape;

/**
 * A part of a text.
 *
 * @param begin of its first character
 * @param end behind its last
 */
public record Span(int begin, int end) {
    /** The part, null when there is nothing in it. */
    public static Span of(int begin, int end) {
        return end > begin ? new Span(begin, end) : null;
    }
}
