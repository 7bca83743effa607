package dev.patternengine.storage;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key as one line of text: {@code 1 <id> <hash> <tenant> <roles> <created> <revoked> <note>}, parted by single spaces, the roles by
 * commas. The first number is the version of the format.
 */
public final class KeyText {
    private static final String VERSION = "1";
    private static final int PARTS = 8;

    private KeyText() {}

    /** The key's line, without a line's end. */
    public static String write(ApiKey key) {
        String roles = key.roles().stream().sorted().map(Role::label).collect(Collectors.joining(","));
        return String.join(
                " ",
                VERSION,
                key.id(),
                key.hash(),
                key.tenant(),
                roles,
                Long.toString(key.created()),
                Long.toString(key.revoked()),
                key.note());
    }

    /**
     * The key of a line.
     *
     * @throws IllegalArgumentException when it is none of this version; the message holds nothing of the line
     */
    public static ApiKey read(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("no key of version " + VERSION);
        }
        return new ApiKey(parts[1], parts[2], parts[3], roles(parts[4]), parts[7], number(parts[5]), number(parts[6]));
    }

    private static Set<Role> roles(String labels) {
        Set<Role> roles = new HashSet<>();
        for (String label : labels.split(",", -1)) {
            roles.add(Role.of(label).orElseThrow(() -> new IllegalArgumentException("a key with an unknown role")));
        }
        return roles;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("a key with an invalid moment", noNumber);
        }
    }
}
