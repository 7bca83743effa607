package dev.patternengine.domain;

/**
 * Something that could be done: a tool for kind tool, an action for kind recovery.
 *
 * @param tool its name
 * @param description what it is for; empty when not told
 */
public record Candidate(String tool, String description) {}
