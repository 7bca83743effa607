package dev.patternengine.domain;

/**
 * An observation in its place, as the owner of its partition decided once before it was stored.
 *
 * @param session the key of its session's name, see {@link SessionKey}
 * @param begins whether it is the first of its session; an open session of the same name ends before it
 * @param ends whether it is the last
 * @param observation with its timestamp filled in
 */
public record Placed(long session, boolean begins, boolean ends, Observation observation) {}
