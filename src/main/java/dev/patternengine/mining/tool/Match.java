package dev.patternengine.mining.tool;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;

/**
 * How well a candidate's name and description match the goal, compared with the other candidates. How often tools of
 * each class succeeded is learned; until then the counts below, as if seen before, stand for it.
 */
enum Match {
    CLEARLY_BEST(1, 4, 1, "; name and description fit the goal clearly best"),
    BEST(2, 3, 2, "; name and description fit the goal best"),
    SHARED_BEST(3, 2, 2, "; others fit the goal as well"),
    NEAR(4, 1, 2, "; another fits the goal a little better"),
    FAR(5, 1, 3, "; another fits the goal better"),
    ABSENT(6, 1, 4, "; shares no word with the goal"),
    /** Nothing was asked, or no candidate matches at all. */
    UNTOLD(7, 1, 1, "");

    private static final long ROW = Hash64.of("lexical match");

    private final int place;
    private final double assumedWon;
    private final double assumedLost;
    private final String words;

    Match(int place, double assumedWon, double assumedLost, String words) {
        this.place = place;
        this.assumedWon = assumedWon;
        this.assumedLost = assumedLost;
        this.words = words;
    }

    /** How to say it at the end of a sentence; empty where there is nothing to say. */
    String words() {
        return words;
    }

    /** Whether the goal shares enough words to be worth a look. */
    boolean fits() {
        return this == CLEARLY_BEST || this == BEST || this == SHARED_BEST || this == NEAR || this == FAR;
    }

    long row() {
        return ROW;
    }

    /** The column that counts successes or failures of this class: stored, so never to be changed. */
    long column(boolean won) {
        return 2L * place + (won ? 1 : 0);
    }

    long uses(Model model) {
        return this == UNTOLD ? 0 : model.count(ROW, column(true)) + model.count(ROW, column(false));
    }

    /** The expected success of a tool of this class. */
    double success(Model model) {
        double won = model.count(ROW, column(true)) + assumedWon;
        double lost = model.count(ROW, column(false)) + assumedLost;
        return this == UNTOLD ? 0.5 : won / (won + lost);
    }
}
