package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Quality;
import dev.patternengine.mining.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The miner's record of its forecasts, as sums: counts, and reciprocal ranks, bits and confidences in millionths. The
 * calibration error is that of the first answer over {@value #BINS} bins of equal width.
 */
final class Scoreboard {
    private static final long SCORES = Symbols.reserved("scores");
    private static final int SCORED = 0;
    private static final int TOP1 = 1;
    private static final int TOP3 = 2;
    private static final int RECIPROCAL = 3;
    private static final int BITS = 4;
    private static final int SILENT = 5;

    private static final long BIN_ANSWERS = Symbols.reserved("score bins: answers");
    private static final long BIN_HITS = Symbols.reserved("score bins: hits");
    private static final long BIN_CONFIDENCE = Symbols.reserved("score bins: confidence");
    private static final int BINS = 15;

    private static final double FIXED_POINT = 1e6;

    private Scoreboard() {}

    /** Visits all rows of the record. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(SCORES);
        visitor.accept(BIN_ANSWERS);
        visitor.accept(BIN_HITS);
        visitor.accept(BIN_CONFIDENCE);
    }

    static void score(Forecast forecast, long task, Evidence.Builder out) {
        out.add(SCORES, SCORED).add(SCORES, BITS, fixed(-log2(forecast.probabilityOf(task))));
        if (forecast.isEmpty()) {
            out.add(SCORES, SILENT);
            return;
        }
        int place = forecast.placeOf(task);
        if (place >= 0 && place < Forecast.LISTED) {
            out.add(SCORES, RECIPROCAL, fixed(1.0 / (place + 1)));
            out.add(SCORES, TOP1, place == 0 ? 1 : 0).add(SCORES, TOP3, place < 3 ? 1 : 0);
        }
        double confidence = forecast.probability(0);
        int bin = Math.min(BINS - 1, (int) (confidence * BINS));
        out.add(BIN_ANSWERS, bin).add(BIN_HITS, bin, place == 0 ? 1 : 0).add(BIN_CONFIDENCE, bin, fixed(confidence));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static long fixed(double value) {
        return Math.round(value * FIXED_POINT);
    }

    static Quality quality(Model model) {
        double scored = model.count(SCORES, SCORED);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("scored", scored);
        figures.put("top1", model.count(SCORES, TOP1) / scored);
        figures.put("top3", model.count(SCORES, TOP3) / scored);
        figures.put("mrr10", model.count(SCORES, RECIPROCAL) / FIXED_POINT / scored);
        figures.put("bits", model.count(SCORES, BITS) / FIXED_POINT / scored);
        figures.put("ece", calibrationError(model));
        figures.put("silent", (double) model.count(SCORES, SILENT));
        return new Quality(Kind.SEQUENCE, figures);
    }

    private static double calibrationError(Model model) {
        double answers = 0;
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            answers += model.count(BIN_ANSWERS, bin);
            error += Math.abs(model.count(BIN_CONFIDENCE, bin) / FIXED_POINT - model.count(BIN_HITS, bin));
        }
        return error / answers;
    }
}
