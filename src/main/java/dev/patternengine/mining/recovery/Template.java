package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;

/**
 * A group of masked texts of one cause.
 *
 * @param text what they have in common, {@value Masks#WILDCARD} where they differ
 * @param hash of the text, so that nodes agree on it
 */
record Template(String text, long hash) {
    static Template of(String text) {
        return new Template(text, Hash64.of(text));
    }

    String id() {
        return "e-" + Long.toHexString(hash);
    }
}
