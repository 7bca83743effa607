package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.function.LongConsumer;

/**
 * Turns the probability that the mixture gives a first answer into how often such answers came true. First by a table of
 * {@value #BINS} bins; then along the line that fits what was told best to what came, never steeper than 1: where the table's
 * probabilities turn out to tell little, all are drawn towards how often answers are right at all.
 *
 * <p>Sums, of which those of the line are in units of 1e-4. With little seen both change little.
 */
final class Calibration {
    private static final long ANSWERS = Symbols.reserved("answers by raw confidence");
    private static final long HITS = Symbols.reserved("hits by raw confidence");
    private static final int BINS = 20;
    private static final int PRIOR = 20;

    private static final long LINE = Symbols.reserved("line of hits over confidence");
    private static final int COUNT = 0;
    private static final int TOLD = 1;
    private static final int HIT = 2;
    private static final int TOLD_SQUARED = 3;
    private static final int TOLD_AND_HIT = 4;
    private static final double UNIT = 1e-4;

    /** So many answers are imagined that lie on the steepest line, with a usual spread. */
    private static final double LINE_PRIOR = 500;

    private static final double SPREAD = 0.03;
    private static final double LEAST = 0.02;
    private static final double MOST = 0.9995;

    private Calibration() {}

    /** Visits the rows of the tables. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(ANSWERS);
        visitor.accept(HITS);
        visitor.accept(LINE);
    }

    /** How many answers were recorded. */
    static long answers(Model model) {
        return model.count(LINE, COUNT);
    }

    private static int bin(double probability) {
        return Math.min(BINS - 1, (int) (probability * BINS));
    }

    /**
     * Records an answer.
     *
     * @param raw before calibration
     * @param told what the table made of it, see {@link #tabled}
     */
    static void teach(double raw, double told, boolean hit, Evidence.Builder out) {
        out.add(ANSWERS, bin(raw)).add(LINE, COUNT).add(LINE, TOLD, fixed(told));
        out.add(LINE, TOLD_SQUARED, fixed(told * told));
        if (hit) {
            out.add(HITS, bin(raw)).add(LINE, HIT).add(LINE, TOLD_AND_HIT, fixed(told));
        }
    }

    private static long fixed(double value) {
        return Math.round(value / UNIT);
    }

    /** How often answers of this raw confidence came true. */
    static double tabled(double raw, Model model) {
        int bin = bin(raw);
        double answers = model.count(ANSWERS, bin);
        double hits = model.count(HITS, bin);
        return (hits + PRIOR * raw) / (answers + PRIOR);
    }

    /** What the line makes of what the table says. */
    static double straightened(double tabled, Model model) {
        double count = model.count(LINE, COUNT);
        if (count == 0) {
            return clamp(tabled);
        }
        double told = model.count(LINE, TOLD) * UNIT / count;
        double hit = model.count(LINE, HIT) / count;
        double spread = model.count(LINE, TOLD_SQUARED) * UNIT - count * told * told;
        double together = model.count(LINE, TOLD_AND_HIT) * UNIT - count * told * hit;
        double imagined = LINE_PRIOR * SPREAD;
        double slope = Math.max(0, Math.min(1, (together + imagined) / (spread + imagined)));
        return clamp(told + (hit - told) * count / (count + LINE_PRIOR) + slope * (tabled - told));
    }

    private static double clamp(double probability) {
        return Math.max(LEAST, Math.min(MOST, probability));
    }
}
