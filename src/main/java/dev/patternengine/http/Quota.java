package dev.patternengine.http;

import dev.patternengine.access.Rate;
import java.util.Optional;

/**
 * How much tenants may ask of one node.
 *
 * @param rate of observations, each tenant's; empty for any
 * @param tenants how many there may be
 */
public record Quota(Optional<Rate> rate, int tenants) {
    /** Any rate, a thousand tenants. */
    public static final Quota DEFAULT = new Quota(Optional.empty(), 1_000);

    public Quota {
        if (tenants < 1) {
            throw new IllegalArgumentException("there must be room for 1 tenant or more, not " + tenants);
        }
    }
}
