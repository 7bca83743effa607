package dev.patternengine.domain;

/**
 * What a node's models of one kind come to: equal models have equal digests, and different ones different digests, but for a chance of 2
 * to the minus 128. Not for models that somebody makes to look alike.
 *
 * @param tenants who have a model
 * @param cells of all these models together
 * @param digest 32 hexadecimal digits
 */
public record ModelDigest(Kind kind, int tenants, long cells, String digest) {}
