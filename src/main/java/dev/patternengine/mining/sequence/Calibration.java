package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.function.LongConsumer;

/**
 * Turns the probability that counting gives a first answer into how often such answers came true. One table of
 * {@value #BINS} bins; a bin with few answers moves little.
 */
final class Calibration {
    private static final long ANSWERS = Symbols.reserved("answers by raw confidence");
    private static final long HITS = Symbols.reserved("hits by raw confidence");
    private static final int BINS = 20;
    private static final int PRIOR = 50;

    private Calibration() {}

    /** Visits the rows of the table. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(ANSWERS);
        visitor.accept(HITS);
    }

    static int bin(double probability) {
        return Math.min(BINS - 1, (int) (probability * BINS));
    }

    static void teach(double raw, boolean hit, Evidence.Builder out) {
        out.add(ANSWERS, bin(raw));
        if (hit) {
            out.add(HITS, bin(raw));
        }
    }

    static double calibrate(double raw, Model model) {
        int bin = bin(raw);
        double answers = model.count(ANSWERS, bin);
        double hits = model.count(HITS, bin);
        return (hits + PRIOR * raw) / (answers + PRIOR);
    }
}
