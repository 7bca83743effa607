package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;

/**
 * How runs go on: for each length of a run of one task, whatever the task, how often that came again and how often another.
 * So a session that does the same for the fortieth time is expected to go on, even where that task was never seen to.
 */
final class Streaks {
    private static final long ROW = Symbols.reserved("runs of a task by length");
    private static final int[] LENGTHS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};
    private static final int CERTAIN = 1;

    private Streaks() {}

    static long row() {
        return ROW;
    }

    /** The class of a length, 0 to {@code LENGTHS.length}. */
    static int length(int run) {
        int place = 0;
        while (place < LENGTHS.length && run > LENGTHS[place]) {
            place++;
        }
        return place;
    }

    static void teach(int run, boolean again, Evidence.Builder out) {
        out.add(ROW, 2L * length(run) + (again ? 0 : 1));
    }

    /** How often runs of the length went on. */
    static long repeated(int run, Model model) {
        return model.count(ROW, 2L * length(run));
    }

    /** How often runs of the length ended. */
    static long ended(int run, Model model) {
        return model.count(ROW, 2L * length(run) + 1);
    }

    /** How much likelier than expected it is what came so many times of all. */
    static double lift(long hits, long all, double expected) {
        return (hits / expected + CERTAIN) / (all + CERTAIN);
    }
}
