package dev.patternengine.domain;

import java.util.Locale;
import java.util.Optional;

/** What a key allows in its tenant. A key has one or more of them. */
public enum Role {
    /** See what was found, and ask. */
    READ,
    /** Tell what happened and what became of advice, and ask. */
    WRITE,
    /** Both, and what changes or ends a tenant; in the tenant {@link Tenants#DEFAULT} also what concerns the whole engine. */
    ADMIN;

    /** As people and programs write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that label. */
    public static Optional<Role> of(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
