package dev.patternengine.domain;

/**
 * A customer, and how often all that was known of it has been erased. Within the engine a tenant is called by its {@link #key},
 * in entries, models, sessions and questions alike: so what is left of an erased generation, however late it comes, is
 * another's and is dropped.
 *
 * @param name as people know it; holds no control characters
 * @param generation 0 until the first erasure, one more with each
 */
public record Tenant(String name, int generation) {
    private static final char BEFORE_GENERATION = '\u0001';

    public Tenant {
        if (generation < 0) {
            throw new IllegalArgumentException("generation must not be negative, not " + generation);
        }
    }

    /** What the engine calls it: the name alone in generation 0, so that keys older than generations read the same. */
    public String key() {
        return generation == 0 ? name : name + BEFORE_GENERATION + generation;
    }

    /**
     * The tenant of a key.
     *
     * @throws IllegalArgumentException when it is no key
     */
    public static Tenant of(String key) {
        int end = key.indexOf(BEFORE_GENERATION);
        return end < 0
                ? new Tenant(key, 0)
                : new Tenant(key.substring(0, end), Integer.parseInt(key, end + 1, key.length(), 10));
    }

    /** The name in a key. */
    public static String name(String key) {
        int end = key.indexOf(BEFORE_GENERATION);
        return end < 0 ? key : key.substring(0, end);
    }

    /** The tenant after one more erasure. */
    public Tenant erased() {
        return new Tenant(name, generation + 1);
    }
}
