package dev.patternengine.domain;

/**
 * How much of a tenant's came through a node within a span.
 *
 * @param node that tells; those of several nodes add up
 * @param at end of the span, epoch milliseconds
 * @param seconds the length of the span
 * @param observations new ones that were stored
 * @param advice questions that were answered, with silence too
 */
public record Rates(String node, long at, double seconds, long observations, long advice) {}
