package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.function.LongConsumer;

/**
 * Which expert's favourite is put first: the one whose favourites came true most often, where the experts disagreed. So no
 * stream is predicted much worse than by its best single expert, plain n-grams among them.
 *
 * <p>Hits are counted in the circumstance at hand (how long a context is known, and how well) and overall; the
 * circumstance's record is shrunk towards the overall one, as if that had been seen {@value #PRIOR} times more. The last
 * expert, the mixture, keeps the lead until another is ahead by more than chance.
 *
 * <p>Source: follow the leader with shrinkage, after N. Cesa-Bianchi and G. Lugosi, Prediction, Learning, and Games, 2006.
 */
final class Hedge {
    private static final long OVERALL = Symbols.reserved("those who may lead");
    private static final long DISAGREEMENTS = -1;
    private static final int PRIOR = 40;

    /** Contexts followed more often are alike. */
    private static final int LARGEST = 4;

    private Hedge() {}

    /** The circumstance of a longest known context that was followed {@code total} times. */
    static long circumstance(int order, long total) {
        int size = 64 - Long.numberOfLeadingZeros(Math.max(total, 0));
        return Hash64.mix(OVERALL, order, Math.min(size / 2, LARGEST));
    }

    /** Visits all rows of the record. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(OVERALL);
        for (int order = 0; order <= Trail.LONGEST; order++) {
            for (int size = 0; size <= LARGEST; size++) {
                visitor.accept(Hash64.mix(OVERALL, order, size));
            }
        }
    }

    /** Records which experts were right; nothing where they agreed. */
    static void teach(Forecast forecast, long task, Evidence.Builder out) {
        long[] favourites = forecast.favourites();
        if (agree(favourites)) {
            return;
        }
        out.add(OVERALL, DISAGREEMENTS).add(forecast.circumstance(), DISAGREEMENTS);
        for (int expert = 0; expert < favourites.length; expert++) {
            if (favourites[expert] == task) {
                out.add(OVERALL, expert).add(forecast.circumstance(), expert);
            }
        }
    }

    private static boolean agree(long[] favourites) {
        for (long favourite : favourites) {
            if (favourite != favourites[0]) {
                return false;
            }
        }
        return true;
    }

    /** The place of the expert that leads: the last one, unless another is ahead by more than chance. */
    static int best(Model model, long circumstance, long[] favourites) {
        int last = favourites.length - 1;
        if (agree(favourites)) {
            return last;
        }
        int other = bestPlain(model, circumstance, favourites);
        double prior = prior(model);
        double chance = Math.sqrt((double) model.count(circumstance, DISAGREEMENTS));
        boolean ahead = hits(model, circumstance, prior, other) > hits(model, circumstance, prior, last) + chance;
        return ahead ? other : last;
    }

    /** The place of the best expert but the last one. */
    static int bestPlain(Model model, long circumstance, long[] favourites) {
        double prior = prior(model);
        int best = 0;
        double most = -1;
        for (int expert = 0; expert < favourites.length - 1; expert++) {
            double hits = hits(model, circumstance, prior, expert);
            if (hits > most) {
                most = hits;
                best = expert;
            }
        }
        return best;
    }

    private static double prior(Model model) {
        return PRIOR / (model.count(OVERALL, DISAGREEMENTS) + 1.0);
    }

    private static double hits(Model model, long circumstance, double prior, int expert) {
        return model.count(circumstance, expert) + prior * model.count(OVERALL, expert);
    }
}
