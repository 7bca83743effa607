package dev.patternengine.json;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import dev.patternengine.domain.Tenants;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Reads which key is wanted from the bytes of one JSON object, and refuses fields it does not know. One instance reads one object. */
public final class KeyRequestReader {
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private String tenant = "";
    private String note = "";

    private KeyRequestReader() {}

    /** Reads the object that is all of the bytes. */
    public static Parsed<KeyRequest> read(byte[] bytes) {
        return Input.parse(bytes, 0, bytes.length, input -> new KeyRequestReader().read(input));
    }

    private KeyRequest read(Input input) throws IOException {
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            switch (field) {
                case "tenant" -> tenant = tenant(input);
                case "roles" -> roles(input);
                case "note" -> note = input.name(ApiKey.LONGEST_NOTE);
                default -> throw input.rejected("is not known here: tenant, roles and note are");
            }
        }
        if (roles.isEmpty()) {
            throw input.rejected("roles", "is required: one or more of read, write and admin");
        }
        return new KeyRequest(tenant, roles, note);
    }

    private static String tenant(Input input) throws IOException {
        String name = input.name();
        input.require(name.isEmpty() || Tenants.isName(name), "is no tenant: a name " + Tenants.RULE);
        return name;
    }

    private void roles(Input input) throws IOException {
        input.require(input.isArray(), "must be an array");
        while (input.nextElement()) {
            String label = input.name();
            roles.add(Role.of(label).orElseThrow(() -> input.rejected("must be read, write or admin")));
        }
    }
}
