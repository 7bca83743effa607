package dev.patternengine.json;

import dev.patternengine.domain.Role;
import java.util.Set;

/**
 * A key that somebody wants.
 *
 * @param tenant whose data it is to open; empty for the tenant of who asks
 * @param roles at least one
 * @param note may be empty
 */
public record KeyRequest(String tenant, Set<Role> roles, String note) {
    public KeyRequest {
        roles = Set.copyOf(roles);
    }
}
