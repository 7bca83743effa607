package dev.patternengine.mining.sequence;

import java.util.Arrays;

/**
 * The tasks that may come next, each with a place from 0 in the order in which they were found; {@value #MOST} at most.
 * Reused. One owner, one thread.
 */
final class Candidates {
    static final int MOST = 48;

    private static final int SLOTS = 128;
    private static final int FREE = -1;

    private final long[] tasks = new long[MOST];
    private final byte[] slots = new byte[SLOTS];
    private int size;

    Candidates() {
        Arrays.fill(slots, (byte) FREE);
    }

    void clear() {
        Arrays.fill(slots, (byte) FREE);
        size = 0;
    }

    /** Adds a task, unless it is there or there is no room. */
    void add(long task) {
        int slot = slot(task);
        if (slots[slot] == FREE && size < MOST) {
            tasks[size] = task;
            slots[slot] = (byte) size++;
        }
    }

    /** The place of a task; -1 when it is none of them. */
    int placeOf(long task) {
        return slots[slot(task)];
    }

    private int slot(long task) {
        int slot = (int) task & (SLOTS - 1);
        while (slots[slot] != FREE && tasks[slots[slot]] != task) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    int size() {
        return size;
    }

    long task(int place) {
        return tasks[place];
    }

    long[] toArray() {
        return Arrays.copyOf(tasks, size);
    }
}
