package dev.patternengine.storage.redis;

import java.util.random.RandomGenerator;

/** How long to wait before trying again: a random part of a time that doubles with each try, so that many do not come at once. */
final class BackOff {
    private final long first;
    private final long longest;
    private final RandomGenerator random;
    private long next;

    BackOff(long first, long longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    /** Milliseconds, at least 1: between a half and all of the time that doubles. */
    long next() {
        long most = next;
        next = Math.min(longest, next * 2);
        return Math.max(1, most / 2 + random.nextLong(most / 2 + 1));
    }

    void reset() {
        next = first;
    }
}
