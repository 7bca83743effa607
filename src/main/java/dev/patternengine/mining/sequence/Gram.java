package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A contiguous sequence of tasks, and how often and in which sessions it occurs. */
final class Gram {
    /** Its first tasks, all but the last; null for a single task. */
    private final Gram prefix;

    /** Its last tasks, all but the first; null for a single task. */
    private final Gram suffix;

    private final long last;
    private final long key;
    private final int length;
    private long support;
    private long followed;
    private long sessions;
    private long succeeded;
    private long failed;

    Gram(Gram prefix, Gram suffix, long last) {
        this.prefix = prefix;
        this.suffix = suffix;
        this.last = last;
        this.key = Hash64.mix(prefix == null ? Symbols.NOTHING : prefix.key, last);
        this.length = prefix == null ? 1 : prefix.length + 1;
    }

    /** Counts occurrences, of which so many were followed by another task. */
    void occurs(long times, long goOn) {
        support += times;
        followed += goOn;
    }

    /** Counts sessions in which it occurs for the first time. */
    void isIn(long more, long good, long bad) {
        sessions += more;
        succeeded += good;
        failed += bad;
    }

    Gram prefix() {
        return prefix;
    }

    Gram suffix() {
        return suffix;
    }

    /** The hash of its tasks, as {@link #key(List)} folds them. */
    long key() {
        return key;
    }

    /** The hash of tasks in their order. */
    static long key(List<Long> tasks) {
        long key = Symbols.NOTHING;
        for (long task : tasks) {
            key = Hash64.mix(key, task);
        }
        return key;
    }

    int length() {
        return length;
    }

    /** How often it occurs. */
    long support() {
        return support;
    }

    /** How often a task came after it. */
    long followed() {
        return followed;
    }

    /** In how many sessions it occurs. */
    long sessions() {
        return sessions;
    }

    /** How many of these succeeded. */
    long succeeded() {
        return succeeded;
    }

    /** Of how many of these it is known how they ended. */
    long known() {
        return succeeded + failed;
    }

    /** Its tasks, the first one first. */
    List<Long> tasks() {
        Deque<Long> tasks = new ArrayDeque<>(length);
        for (Gram gram = this; gram != null; gram = gram.prefix) {
            tasks.addFirst(gram.last);
        }
        return List.copyOf(tasks);
    }
}
