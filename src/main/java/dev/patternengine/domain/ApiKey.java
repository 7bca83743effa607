package dev.patternengine.domain;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is kept of a key: enough to recognise it, not enough to use it.
 *
 * @param id 8 characters that the key shows: they tell which one it is
 * @param hash SHA-256 of the whole key, 64 hexadecimal digits
 * @param tenant whose data it opens
 * @param roles what it allows there; at least one
 * @param note what people wrote about it; may be empty
 * @param created epoch milliseconds
 * @param revoked epoch milliseconds; 0 while it holds
 */
public record ApiKey(String id, String hash, String tenant, Set<Role> roles, String note, long created, long revoked) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 200;

    private static final Pattern ID = Pattern.compile("[a-z2-7]{8}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        roles = Set.copyOf(roles);
        require(ID.matcher(id).matches(), "id");
        require(HASH.matcher(hash).matches(), "hash");
        require(Tenants.isName(tenant), "tenant");
        require(!roles.isEmpty(), "roles");
        require(note.length() <= LONGEST_NOTE, "note");
        require(created >= 0 && revoked >= 0, "moments");
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw new IllegalArgumentException("a key with an invalid " + part);
        }
    }

    /** What people see of the key: how it begins. */
    public String prefix() {
        return "pe_" + id;
    }

    /** Whether it was not revoked. */
    public boolean holds() {
        return revoked == 0;
    }

    /** The same key, which opens nothing any more; one that was revoked before stays as it was. */
    public ApiKey revokedAt(long millis) {
        return holds() ? new ApiKey(id, hash, tenant, roles, note, created, Math.max(1, millis)) : this;
    }
}
