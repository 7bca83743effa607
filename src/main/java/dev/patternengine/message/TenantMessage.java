package dev.patternengine.message;

/** Asks about all of a tenant. */
public record TenantMessage(String tenant) {}
