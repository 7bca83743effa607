package dev.patternengine.http;

/**
 * Memory for what has come in and is not whole yet: bodies that are gathered, and the last lines of streams. Without a bound for
 * all of them together, many connections with a megabyte each would end the process. One event loop.
 */
final class Room {
    private long left;

    Room(long bytes) {
        left = bytes;
    }

    /** Takes so many bytes, or none where there are not as many; returns whether it did. */
    boolean take(long bytes) {
        boolean enough = bytes <= left;
        left -= enough ? bytes : 0;
        return enough;
    }

    /** Gives back what was taken. */
    void give(long bytes) {
        left += bytes;
    }
}
