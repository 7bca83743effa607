package dev.patternengine.message;

/**
 * How a part of a node is.
 *
 * @param part which one
 * @param away why it is not well; empty when it is
 * @param gates whether the node cannot serve without it
 */
public record Check(String part, String away, boolean gates) {
    /** A part without which the node cannot serve. */
    public static Check of(String part, String away) {
        return new Check(part, away, true);
    }

    public boolean isWell() {
        return away.isEmpty();
    }
}
