package dev.patternengine.domain;

/**
 * The 64-bit hashes that key models, sessions and partitions: equal on every node and in every version, because stored
 * evidence is keyed by them. Not for secrets: collisions can be made on purpose, and then hurt only who made them.
 *
 * <p>Source: the finaliser is David Stafford's "Mix13" variant of MurmurHash3's; texts are folded as in FNV-1a, one step a
 * UTF-16 unit.
 */
public final class Hash64 {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long GOLDEN_INVERSE = 0xf1de83e19937733dL;

    private Hash64() {}

    public static long of(String text) {
        long hash = START;
        for (int place = 0; place < text.length(); place++) {
            hash = (hash ^ text.charAt(place)) * PRIME;
        }
        return finish(hash ^ text.length());
    }

    /** The hash of a pair, in this order; fold it to hash a list. */
    public static long mix(long first, long second) {
        return finish(first * GOLDEN + Long.rotateLeft(second, 32));
    }

    public static long mix(long first, long second, long third) {
        return mix(mix(first, second), third);
    }

    /** The first of the pair whose hash this is, given the second: {@code first(mix(a, b), b) == a}. */
    public static long first(long mixed, long second) {
        return (start(mixed) - Long.rotateLeft(second, 32)) * GOLDEN_INVERSE;
    }

    /** Undoes {@link #finish}: the factors are the inverses of its factors modulo 2 to the 64th. */
    private static long start(long finished) {
        long hash = (finished ^ (finished >>> 31) ^ (finished >>> 62)) * 0x319642b2d24d8ec3L;
        hash = (hash ^ (hash >>> 27) ^ (hash >>> 54)) * 0x96de1b173f119089L;
        return hash ^ (hash >>> 30) ^ (hash >>> 60);
    }

    private static long finish(long value) {
        long hash = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
