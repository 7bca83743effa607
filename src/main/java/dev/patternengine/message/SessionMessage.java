package dev.patternengine.message;

/** Asks about a tenant's session. */
public record SessionMessage(String tenant, String session) {}
