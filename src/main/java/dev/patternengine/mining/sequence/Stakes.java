package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;

/**
 * How much the mixture may risk against the best plain n-gram. Where its favourite is another, the two are compared for each
 * task that was done last, whoever led; and it may lead only while so many sessions wait there as it has won answers, by
 * half, and {@value #FREE} more.
 *
 * <p>So answers that come late cannot turn it into a great loss: those that wait may all be lost, and half of what was won
 * before still stays. Without waiting, as where sessions go on at once, this never binds for long.
 */
final class Stakes {
    private static final long RECORD = Symbols.reserved("the mixture against the best n-gram after a task");
    private static final int MIXED = 0;
    private static final int PLAIN = 1;
    private static final long FREE = 10;

    private Stakes() {}

    /** The row of the record after a task. */
    static long row(long last) {
        return Hash64.mix(RECORD, last);
    }

    /** Whether the mixture may lead where the trail's longest known context has so many tasks. */
    static boolean allow(Trail trail, int known, Model model) {
        long row = row(trail.last());
        long won = model.count(row, MIXED) - model.count(row, PLAIN);
        return waiting(trail, Math.max(known, 1), model) <= FREE + Math.max(won, 0) / 2;
    }

    /** How many sessions have done just the same last tasks last: came there, and have not gone on. */
    static long waiting(Trail trail, int order, Model model) {
        long before = Hash64.first(trail.context(order), trail.last());
        return model.count(before, trail.last()) - model.total(trail.context(order));
    }

    static void teach(long last, long mixed, long plain, long came, Evidence.Builder out) {
        if (mixed != plain && (mixed == came || plain == came)) {
            out.add(row(last), mixed == came ? MIXED : PLAIN);
        }
    }
}
