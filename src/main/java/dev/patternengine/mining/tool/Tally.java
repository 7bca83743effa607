package dev.patternengine.mining.tool;

import dev.patternengine.mining.Model;

/**
 * Uses that succeeded and failed.
 *
 * @param won not negative
 * @param lost not negative
 */
record Tally(double won, double lost) {
    static final Tally NONE = new Tally(0, 0);

    /** Those of one tool at a task under a feature. */
    static Tally of(Model model, long task, long feature, long tool) {
        return new Tally(model.count(Cells.won(task, feature), tool), model.count(Cells.lost(task, feature), tool));
    }

    /** Those of all tools at a task under a feature. */
    static Tally ofAll(Model model, long task, long feature) {
        return new Tally(model.total(Cells.won(task, feature)), model.total(Cells.lost(task, feature)));
    }

    /** So many uses of that rate of success. */
    static Tally of(double rate, double uses) {
        return new Tally(rate * uses, (1 - rate) * uses);
    }

    double uses() {
        return won + lost;
    }

    /** Those that are not in a part of them; none where the part was forgotten less than the whole. */
    Tally without(Tally part) {
        return new Tally(Math.max(0, won - part.won), Math.max(0, lost - part.lost));
    }

    /** The share that succeeded; NaN without uses. */
    double rate() {
        return won / uses();
    }

    /** The share that succeeded, if so many uses of that rate are counted with them. */
    double rate(double assumed, double uses) {
        return (won + assumed * uses) / (uses() + uses);
    }
}
