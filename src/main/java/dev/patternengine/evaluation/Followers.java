package dev.patternengine.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The tasks that followed one context, ranked by count; equals by who got there first. */
final class Followers {
    private int[] tasks = new int[2];
    private int[] counts = new int[2];
    private int[] seen = new int[2];
    private int size;
    private int total;

    /** Counts one more follower and moves it before those it now exceeds. */
    void add(int task) {
        total++;
        int place = placeOf(task);
        if (place == size) {
            append();
        }
        int count = counts[place] + 1;
        int firstSeen = seen[place];
        while (place > 0 && counts[place - 1] < count) {
            set(place, tasks[place - 1], counts[place - 1], seen[place - 1]);
            place--;
        }
        set(place, task, count, firstSeen);
    }

    private int placeOf(int task) {
        int place = 0;
        while (place < size && tasks[place] != task) {
            place++;
        }
        return place;
    }

    private void append() {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            seen = Arrays.copyOf(seen, 2 * size);
        }
        set(size, 0, 0, size);
        size++;
    }

    private void set(int place, int task, int count, int firstSeen) {
        tasks[place] = task;
        counts[place] = count;
        seen[place] = firstSeen;
    }

    /** Ranks equals by who was seen first: for a model that learns no more. */
    void rankByFirstSeen() {
        int[] ranked = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(place -> -counts[place])
                        .thenComparingInt(place -> seen[place]))
                .mapToInt(place -> tasks[place])
                .toArray();
        System.arraycopy(ranked, 0, tasks, 0, size);
    }

    /** How often anything followed. */
    int total() {
        return total;
    }

    int size() {
        return size;
    }

    /** The task of a rank, from 0. */
    int task(int rank) {
        return tasks[rank];
    }
}
