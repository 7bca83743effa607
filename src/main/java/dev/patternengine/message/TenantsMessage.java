package dev.patternengine.message;

import java.util.List;

/** The tenants that a miner has a model of, in no order. */
public record TenantsMessage(List<String> tenants) {
    public TenantsMessage {
        tenants = List.copyOf(tenants);
    }
}
