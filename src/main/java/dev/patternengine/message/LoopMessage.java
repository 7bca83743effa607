package dev.patternengine.message;

/** Asks for the loop of a tenant's session; the partition is the session's. */
public record LoopMessage(String tenant, String session, int partition) {}
