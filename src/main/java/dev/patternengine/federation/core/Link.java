package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;

/**
 * A stored entry as a link of its partition's chain. The protocol never looks into the body.
 *
 * @param partition 0 to P - 1
 * @param id its place
 * @param predecessor the place it follows
 * @param bytes its size on the way, for credit
 * @param body what is applied
 */
public record Link<B>(int partition, EntryId id, EntryId predecessor, int bytes, B body) {}
