package dev.patternengine.storage.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How full Redis is.
 *
 * @param used bytes
 * @param most bytes it may use; 0 when there is no bound
 * @param policy what it does at the bound
 */
record Memory(long used, long most, String policy) {
    private static final int PERCENT_FOR_ENTRIES = 80;

    /** Reads the answer to {@code INFO memory}; what it does not tell counts as unbounded. */
    static Memory parse(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new Memory(
                Long.parseLong(fields.getOrDefault("used_memory", "0")),
                Long.parseLong(fields.getOrDefault("maxmemory", "0")),
                fields.getOrDefault("maxmemory_policy", "noeviction"));
    }

    /** Why Redis must not be used at all: it would throw entries away. */
    Optional<String> danger() {
        return most > 0 && !policy.equals("noeviction")
                ? Optional.of("Redis would throw entries away when it is full: its maxmemory-policy is " + policy
                        + " and must be noeviction")
                : Optional.empty();
    }

    /**
     * Why entries are not taken now; empty when they are.
     *
     * @param since bytes given to it since it was asked
     */
    Optional<String> refusal(long since) {
        boolean full = most > 0 && used + since >= most / 100 * PERCENT_FOR_ENTRIES;
        return full
                ? Optional.of("Redis is full: it uses " + (used + since) + " of " + most
                        + " bytes, and entries may take " + PERCENT_FOR_ENTRIES + " %")
                : danger();
    }
}
