package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A path from start to end of sessions, where a task done several times in a row counts once: agents' paths hardly ever
 * repeat to the letter.
 */
final class Way {
    private static final long WAY = Symbols.reserved("way");

    private final long key;
    private final List<Long> steps;
    private final LongArrayList paths = new LongArrayList();
    private final Tally tally = new Tally();
    private long sessions;

    private Way(long key, List<Long> steps) {
        this.key = key;
        this.steps = List.copyOf(steps);
    }

    /** The ways that so many sessions or more took, the most frequent first, and at most so many. O(places in all sessions). */
    static List<Way> of(Paths paths, Model model, long least, int most) {
        long[] keys = new long[paths.size()];
        Long2ObjectOpenHashMap<LongArrayList> ends = new Long2ObjectOpenHashMap<>();
        for (int node = 0; node < keys.length; node++) {
            int above = paths.parent(node);
            boolean again = above >= 0 && paths.task(above) == paths.task(node);
            long before = above < 0 ? WAY : keys[above];
            keys[node] = again ? before : Hash64.mix(before, paths.symbol(paths.task(node)));
            if (paths.endedAt(node) > 0) {
                ends.computeIfAbsent(keys[node], first -> new LongArrayList()).add(node);
            }
        }
        List<Way> ways = new ArrayList<>();
        ends.forEach((key, nodes) -> {
            if (nodes.longStream().map(node -> paths.endedAt((int) node)).sum() >= least) {
                ways.add(of(key, nodes, paths, model));
            }
        });
        ways.sort(Comparator.comparingLong(Way::sessions).reversed().thenComparingLong(Way::key));
        return ways.subList(0, Math.min(most, ways.size()));
    }

    private static Way of(long key, LongArrayList nodes, Paths paths, Model model) {
        Way way = new Way(key, steps((int) nodes.getLong(0), paths));
        for (long node : nodes) {
            long path = paths.path((int) node);
            way.paths.add(path);
            way.sessions += paths.endedAt((int) node);
            Endings.read(path, model, way.tally);
        }
        return way;
    }

    private static List<Long> steps(int last, Paths paths) {
        List<Long> steps = new ArrayList<>();
        for (int node = last; node >= 0; node = paths.parent(node)) {
            long step = paths.symbol(paths.task(node));
            if (steps.isEmpty() || steps.get(steps.size() - 1) != step) {
                steps.add(step);
            }
        }
        Collections.reverse(steps);
        return steps;
    }

    long key() {
        return key;
    }

    /** Its tasks, no two in a row the same. */
    List<Long> steps() {
        return steps;
    }

    /** How many sessions took it. */
    long sessions() {
        return sessions;
    }

    /** How these ended, as far as it is known. */
    Tally tally() {
        return tally;
    }

    /** How those ended whose goal has the word. */
    Tally tally(long word, Model model) {
        Tally ofWord = new Tally();
        for (long path : paths) {
            Endings.read(word, path, model, ofWord);
        }
        return ofWord;
    }
}
