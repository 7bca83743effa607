package dev.patternengine.message;

import java.util.Set;

/**
 * What a template of errors stands for.
 *
 * @param signatures hashes of masked texts
 */
public record SignaturesMessage(Set<Long> signatures) {
    public SignaturesMessage {
        signatures = Set.copyOf(signatures);
    }
}
