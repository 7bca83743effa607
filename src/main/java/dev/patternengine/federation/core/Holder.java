package dev.patternengine.federation.core;

/**
 * Who owns a partition, as the store tells: a hint, because only the log decides who can write.
 *
 * @param node empty when it was given back
 * @param epoch raised with each claim
 */
public record Holder(String node, int epoch) {
    /** Nobody ever owned it. */
    public static final Holder NONE = new Holder("", 0);

    boolean isFree() {
        return node.isEmpty();
    }

    /** The same, given back. */
    public Holder free() {
        return new Holder("", epoch);
    }
}
