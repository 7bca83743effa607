package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;

/**
 * A group of masked texts of one cause.
 *
 * @param text what they have in common, {@value Masks#WILDCARD} where they differ
 */
record Template(String text) {
    /** A function of the text, so that nodes agree on it. */
    String id() {
        return "e-" + Long.toHexString(hash());
    }

    long hash() {
        return Hash64.of(text);
    }
}
