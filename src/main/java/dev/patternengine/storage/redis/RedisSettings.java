package dev.patternengine.storage.redis;

/**
 * Which Redis to use, and how.
 *
 * @param address where it is
 * @param prefix begins the name of every key
 * @param partitions streams of the log
 * @param times how patient to be
 * @param bounds how much memory to use
 */
public record RedisSettings(RedisAddress address, String prefix, int partitions, Times times, Bounds bounds) {
    public RedisSettings {
        requirePrefix(prefix);
    }

    /** @throws IllegalArgumentException when keys cannot begin with it: braces would change where they belong */
    public static void requirePrefix(String prefix) {
        if (!prefix.matches("[A-Za-z0-9._:-]{1,100}")) {
            throw new IllegalArgumentException("a prefix of keys has 1 to 100 letters, digits and . _ : -");
        }
    }

    public static RedisSettings of(RedisAddress address, String prefix, int partitions) {
        return new RedisSettings(address, prefix, partitions, Times.DEFAULT, Bounds.DEFAULT);
    }

    public RedisSettings withTimes(Times other) {
        return new RedisSettings(address, prefix, partitions, other, bounds);
    }

    public RedisSettings withBounds(Bounds other) {
        return new RedisSettings(address, prefix, partitions, times, other);
    }

    /**
     * Milliseconds.
     *
     * @param ping between two questions whether Redis is there
     * @param answer without any answer, and the connection is given up
     * @param firstBackOff up to so long before connecting again at first
     * @param longestBackOff and at last
     * @param open for the first connection
     * @param patience that an append waits at most while Redis is away
     * @param keep that an entry is kept after it was stored, to store it again when Redis loses it
     */
    public record Times(
            long ping, long answer, long firstBackOff, long longestBackOff, long open, long patience, long keep) {
        public static final Times DEFAULT = new Times(1_000, 2_000, 100, 5_000, 10_000, 5_000, 10_000);
    }

    /**
     * @param waitingEntries not yet answered for
     * @param waitingBytes of those
     * @param keptBytes of entries kept after they were stored
     */
    public record Bounds(int waitingEntries, long waitingBytes, long keptBytes) {
        public static final Bounds DEFAULT = new Bounds(4_096, 64 << 20, 64 << 20);
    }
}
