package dev.patternengine.http;

import dev.patternengine.access.Keys;
import dev.patternengine.domain.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** A gatekeeper with keys of the operator, of two tenants and one that was revoked. */
final class Door {
    static final String OWNER = "acme";
    static final String STRANGER = "beta";

    final FakeKeyStore store = new FakeKeyStore();
    final Keys keys = new Keys(store, () -> 1_000);
    final Gatekeeper gatekeeper = new Gatekeeper(keys, AccessSettings.NONE, System::currentTimeMillis);
    final String operator = key("default", Role.ADMIN);
    final String revoked = key(OWNER, Role.ADMIN);
    final Map<Role, String> owner = ofEachRole(OWNER);
    final Map<Role, String> stranger = ofEachRole(STRANGER);

    Door() {
        keys.revoke(keys.find(revoked).orElseThrow()).toCompletableFuture().join();
    }

    private Map<Role, String> ofEachRole(String tenant) {
        Map<Role, String> made = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            made.put(role, key(tenant, role));
        }
        return made;
    }

    String key(String tenant, Role... roles) {
        return keys.create(tenant, Set.of(roles), "")
                .toCompletableFuture()
                .join()
                .secret();
    }
}
