package dev.patternengine.http;

import dev.patternengine.domain.Role;
import dev.patternengine.domain.Tenants;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may use an operation, as the contract's {@code security} says: a list of which one must be met, each with the scheme {@code key} and
 * the name of what is needed, or none for any key at all; an empty list lets everyone in.
 *
 * @param everyone whether nobody is asked for a key
 * @param needs of which one must be met
 */
record Rule(boolean everyone, Set<Need> needs) {
    /** No key is asked for. */
    static final Rule EVERYONE = new Rule(true, Set.of());

    private static final String SCHEME = "key";

    Rule {
        needs = Set.copyOf(needs);
    }

    /** What a caller may need. */
    enum Need {
        /** Any key. */
        ANY,
        /** The role of that name. */
        READ,
        WRITE,
        ADMIN,
        /** The role admin in the default tenant: for what concerns the whole engine. */
        OPERATOR;

        /** What is needed, for people: roles that a key can have. */
        String text() {
            return this == OPERATOR ? "admin in the tenant " + Tenants.DEFAULT : name().toLowerCase(Locale.ROOT);
        }

        boolean isMetBy(Caller caller) {
            return switch (this) {
                case ANY -> true;
                case READ -> caller.may(Role.READ);
                case WRITE -> caller.may(Role.WRITE);
                case ADMIN -> caller.may(Role.ADMIN);
                case OPERATOR -> caller.isOperator();
            };
        }
    }

    static Rule of(Need... needs) {
        return new Rule(false, Set.of(needs));
    }

    /** Whether the caller may. */
    boolean admits(Caller caller) {
        return everyone || needs.stream().anyMatch(need -> need.isMetBy(caller));
    }

    /** Whether those it admits may tell something of a tenant that nobody knew. */
    boolean mayAddTenants() {
        return needs.contains(Need.WRITE) && !needs.contains(Need.READ);
    }

    /** The needs, for people. */
    String text() {
        return EnumSet.copyOf(needs).stream().map(Need::text).collect(Collectors.joining(" or "));
    }

    /** The rule of each operation of a contract, by its id. */
    static Map<String, Rule> of(JsonObject contract) {
        JsonArray otherwise = contract.getJsonArray("security");
        Map<String, Rule> rules = new HashMap<>();
        contract.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
            JsonObject operation = (JsonObject) method.getValue();
            JsonArray security = operation.getJsonArray("security", otherwise);
            rules.put(operation.getString("operationId"), read(security));
        }));
        return rules;
    }

    private static Rule read(JsonArray security) {
        if (security.isEmpty()) {
            return EVERYONE;
        }
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (int place = 0; place < security.size(); place++) {
            JsonArray names = security.getJsonObject(place).getJsonArray(SCHEME);
            needs.add(
                    names.isEmpty() ? Need.ANY : Need.valueOf(names.getString(0).toUpperCase(Locale.ROOT)));
        }
        return new Rule(false, needs);
    }
}
