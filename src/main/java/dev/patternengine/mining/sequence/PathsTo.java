package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import java.util.ArrayList;
import java.util.List;

/**
 * The paths that lead from the end of a trail to whatever comes next: its last task, its last two, and so on, as far as
 * {@linkplain FrequentSequences sequences} are listed. O(1) a task, and as many hashes.
 */
final class PathsTo {
    /** What is listed has so many steps before the last task, at most. */
    private static final int LONGEST = Grams.LONGEST - 1;

    private final List<Long> rows = new ArrayList<>();

    PathsTo(Trail trail) {
        int steps = 0;
        while (steps < Math.min(LONGEST, trail.length()) && trail.back(steps) != Symbols.START) {
            steps++;
        }
        for (int length = steps; length > 0; length--) {
            long row = Symbols.NOTHING;
            for (int back = length - 1; back >= 0; back--) {
                row = Hash64.mix(row, trail.back(back));
            }
            rows.add(row);
        }
    }

    /** The ids of the patterns "after the path comes the task", that of the longest path first. */
    List<String> ids(long task) {
        return rows.stream().map(row -> Finding.id(Hash64.mix(row, task))).toList();
    }
}
