package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Hash64;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.function.LongUnaryOperator;

/**
 * Recoveries of several steps: how an action goes on where going on beats it. A longer path beats a shorter one when the lower
 * bound of its chance is above the mean of the shorter one, and above that of its last step alone. The repair itself, the failed task that works, is no step.
 *
 * <p>Cost: O(signatures and the actions that came next) an action.
 */
final class Paths {
    private static final long SAME_CALL = Hash64.of(Advice.SAME_CALL);

    private Paths() {}

    /** The best path that begins with the action, or the action alone; an identical retry leads nowhere. */
    static Option longest(Situation situation, Option first) {
        if (first.action() == situation.task() || first.action() == SAME_CALL) {
            return first;
        }
        Option second = next(situation, first, place -> Rows.then(place, first.action()));
        if (second.then().isEmpty()) {
            return first;
        }
        long after = second.then().get(0);
        return next(situation, second, place -> Rows.then(place, first.action(), after));
    }

    private static Option next(Situation situation, Option path, LongUnaryOperator row) {
        Option best = path;
        for (Long2ObjectMap.Entry<Trials> next : followers(situation, row).long2ObjectEntrySet()) {
            Option longer = path.and(next.getLongKey(), next.getValue());
            double alone = Math.max(
                    path.chance().mean(),
                    situation.option(next.getLongKey()).chance().mean());
            boolean beats = longer.trials().tried() >= Ranking.LEAST_TRIES && longer.low() > alone;
            if (beats && (best.then().size() == path.then().size() || isBetter(longer, best))) {
                best = longer;
            }
        }
        return best;
    }

    private static boolean isBetter(Option one, Option other) {
        long last = one.then().get(one.then().size() - 1);
        long otherLast = other.then().get(other.then().size() - 1);
        return one.low() != other.low() ? one.low() > other.low() : last < otherLast;
    }

    private static Long2ObjectOpenHashMap<Trials> followers(Situation situation, LongUnaryOperator row) {
        Long2ObjectOpenHashMap<Trials> followers = new Long2ObjectOpenHashMap<>();
        for (long place : situation.places()) {
            situation.model().forEachSum(row.applyAsLong(place), (action, tally) -> {
                if (action != Rows.OTHERS) {
                    followers.merge(action, Tally.read(tally), Trials::plus);
                }
            });
        }
        return followers;
    }
}
