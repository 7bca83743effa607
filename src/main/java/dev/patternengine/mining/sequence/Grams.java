package dev.patternengine.mining.sequence;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The contiguous sequences of up to {@value #LONGEST} tasks that occur often, counted from the {@link Paths} of all sessions:
 * occurrences, sessions, and how these ended. Exact as long as nothing was forgotten, too low
 * where something was.
 *
 * <p>Level by level: a sequence can be frequent only where both its parts are that are shorter by one. Cost: O(nodes) a
 * level. Source: R. Agrawal and R. Srikant, "Mining sequential patterns", 1995, on a tree instead of a table.
 */
final class Grams {
    /** The most tasks. */
    static final int LONGEST = 8;

    private static final int NONE = -1;

    private final Paths paths;
    private final long least;
    private final List<Gram> frequent = new ArrayList<>();

    /** The gram of the level before that ends at each node. */
    private int[] shorter = {};

    private List<Gram> level = new ArrayList<>();

    private Grams(Paths paths, long least) {
        this.paths = paths;
        this.least = least;
    }

    /** The sequences that occur so often or more, the shorter first. */
    static List<Gram> of(Paths paths, long least) {
        return of(paths, least, LONGEST);
    }

    /** Those of so many tasks or fewer. */
    static List<Gram> of(Paths paths, long least, int longest) {
        Grams grams = new Grams(paths, least);
        int[] ends = new int[paths.size()];
        for (int length = 1; length <= longest && (length == 1 || !grams.level.isEmpty()); length++) {
            List<Gram> candidates = grams.candidates(length, ends);
            grams.count(candidates, ends);
            grams.keepFrequent(candidates, ends);
        }
        return grams.frequent;
    }

    /** The sequences of a length that may be frequent, and which of them ends at each node. */
    private List<Gram> candidates(int length, int[] ends) {
        List<Gram> candidates = new ArrayList<>();
        Long2IntOpenHashMap known = new Long2IntOpenHashMap();
        known.defaultReturnValue(NONE);
        for (int node = 0; node < ends.length; node++) {
            long key = length == 1 ? paths.task(node) : key(node);
            if (key < 0) {
                ends[node] = NONE;
                continue;
            }
            int number = known.get(key);
            if (number == NONE) {
                number = candidates.size();
                known.put(key, number);
                candidates.add(gram(length, node));
            }
            ends[node] = number;
        }
        return candidates;
    }

    private long key(int node) {
        int above = paths.parent(node);
        return above < 0 || shorter[above] == NONE || shorter[node] == NONE
                ? NONE
                : (long) shorter[above] << 32 | paths.task(node);
    }

    private Gram gram(int length, int node) {
        long last = paths.symbol(paths.task(node));
        return length == 1
                ? new Gram(null, null, last)
                : new Gram(level.get(shorter[paths.parent(node)]), level.get(shorter[node]), last);
    }

    /** Counts, going down and up the tree; a session has a sequence where it ends there for the first time on the way. */
    private void count(List<Gram> candidates, int[] ends) {
        int[] above = new int[candidates.size()];
        IntArrayList way = new IntArrayList();
        long[] goOn = followers();
        for (int node = 0; node < ends.length; node++) {
            while (way.size() > paths.depth(node)) {
                int left = way.popInt();
                if (left != NONE) {
                    above[left]--;
                }
            }
            way.add(ends[node]);
            if (ends[node] != NONE) {
                Gram gram = candidates.get(ends[node]);
                gram.occurs(paths.arrived(node), goOn[node]);
                if (above[ends[node]]++ == 0) {
                    gram.isIn(paths.arrived(node), paths.succeeded(node), paths.failed(node));
                }
            }
        }
    }

    private long[] followers() {
        long[] goOn = new long[paths.size()];
        for (int node = 0; node < goOn.length; node++) {
            if (paths.parent(node) >= 0) {
                goOn[paths.parent(node)] += paths.arrived(node);
            }
        }
        return goOn;
    }

    private void keepFrequent(List<Gram> candidates, int[] ends) {
        int[] renumbered = new int[candidates.size()];
        level = new ArrayList<>();
        for (int number = 0; number < renumbered.length; number++) {
            boolean often = candidates.get(number).support() >= least;
            renumbered[number] = often ? level.size() : NONE;
            if (often) {
                level.add(candidates.get(number));
            }
        }
        frequent.addAll(level);
        shorter = Arrays.stream(ends)
                .map(number -> number == NONE ? NONE : renumbered[number])
                .toArray();
    }
}
