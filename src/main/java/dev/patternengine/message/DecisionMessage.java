package dev.patternengine.message;

import dev.patternengine.domain.Decision;

/**
 * A decision to be stored.
 *
 * @param tenant the key of the tenant it is about
 * @param partition in whose log it belongs
 */
public record DecisionMessage(String tenant, int partition, Decision decision) {}
