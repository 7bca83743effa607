package dev.patternengine.mining.tool;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Quality;
import dev.patternengine.mining.Model;
import java.util.LinkedHashMap;
import java.util.Map;

/** The miner's record of itself: what it would have advised before each use, and how the use went. */
final class ToolRecord {
    private static final long FEW = 32;
    private static final long SILENT = 1;
    private static final long CHOSEN = 2;
    private static final long CHOSEN_WON = 3;
    private static final long OTHER = 4;
    private static final long OTHER_WON = 5;

    private ToolRecord() {}

    /** How many uses were measured. O(1). */
    static long measured(Model model) {
        return model.count(Cells.RECORD, SILENT) + model.count(Cells.RECORD, CHOSEN) + model.count(Cells.RECORD, OTHER);
    }

    /**
     * Whether the first use of a session is measured, of which nothing could be fixed before: each of the first, then those of
     * one session in 64, by its hash, because measuring costs more than learning.
     */
    static boolean isMeasured(long session, Model model) {
        return measured(model) < FEW || (Hash64.mix(session, Cells.RECORD) & 63) == 0;
    }

    static void add(Choice choice, long used, boolean won, Evidence.Builder out) {
        if (choice.verdicts().isEmpty() || !choice.isClear()) {
            out.add(Cells.RECORD, SILENT);
            return;
        }
        boolean chosen = choice.verdicts().get(0).tool() == used;
        out.add(Cells.RECORD, chosen ? CHOSEN : OTHER);
        if (won) {
            out.add(Cells.RECORD, chosen ? CHOSEN_WON : OTHER_WON);
        }
    }

    static Quality quality(Model model) {
        double silent = model.count(Cells.RECORD, SILENT);
        double chosen = model.count(Cells.RECORD, CHOSEN);
        double other = model.count(Cells.RECORD, OTHER);
        double won = model.count(Cells.RECORD, CHOSEN_WON);
        double scored = silent + chosen + other;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("scored", scored);
        figures.put("advised", chosen + other);
        figures.put("success_top", won / (chosen + other));
        figures.put("chosen.n", chosen);
        figures.put("chosen.succeeded", won / chosen);
        figures.put("other.n", other);
        figures.put("other.succeeded", model.count(Cells.RECORD, OTHER_WON) / other);
        figures.put("silent", silent);
        return new Quality(Kind.TOOL, figures);
    }
}
