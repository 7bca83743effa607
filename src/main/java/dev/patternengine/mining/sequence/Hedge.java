package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.Arrays;
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
 * Scratch of its own; one owner, one thread.
 */
final class Hedge implements Model.CellVisitor {
    private static final long OVERALL = Symbols.reserved("those who may lead");
    private static final long DISAGREEMENTS = -1;
    private static final int PRIOR = 40;

    /** Contexts followed more often are alike. */
    private static final int LARGEST = 4;

    /** The n-grams, whoever repeats the last task, and the mixture, which comes last. */
    private static final int LAST = Trail.LONGEST + 1;

    private final double[] here = new double[LAST + 2];
    private final double[] overall = new double[LAST + 2];
    private double[] reading = here;

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

    /** Reads the record for a circumstance, in place of what was read before. */
    Hedge read(Model model, long circumstance) {
        read(model, circumstance, here);
        read(model, OVERALL, overall);
        return this;
    }

    private void read(Model model, long row, double[] record) {
        Arrays.fill(record, 0);
        reading = record;
        model.forEach(row, this);
    }

    @Override
    public void visit(long column, long count) {
        reading[place(column)] = count;
    }

    private static int place(long column) {
        return (int) (column - DISAGREEMENTS);
    }

    /** The place of the expert that leads: the last one, unless another is ahead by more than chance. */
    int best(long[] favourites) {
        int other = bestPlain();
        boolean ahead = hits(other) > hits(LAST) + Math.sqrt(here[place(DISAGREEMENTS)]);
        return ahead && !agree(favourites) ? other : LAST;
    }

    /** The place of the best expert but the last one. */
    int bestPlain() {
        int best = 0;
        for (int expert = 1; expert < LAST; expert++) {
            if (hits(expert) > hits(best)) {
                best = expert;
            }
        }
        return best;
    }

    private double hits(int expert) {
        return here[place(expert)] + PRIOR / (overall[place(DISAGREEMENTS)] + 1) * overall[place(expert)];
    }
}
