package dev.patternengine.message;

import java.util.List;

/**
 * The open sessions of a miner as they are now, and whose models it has.
 *
 * @param parts bytes for a checkpoint, not to be changed
 * @param tenants each has a model
 */
public record SessionPartsMessage(List<byte[]> parts, List<String> tenants) {
    public SessionPartsMessage {
        parts = List.copyOf(parts);
        tenants = List.copyOf(tenants);
    }
}
