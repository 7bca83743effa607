package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;

/**
 * How sure a told probability is. It rests on as many observations as the deciding context has followers, and on
 * {@value #WORTH} more for the forecast. Where a record contradicts it, the interval reaches to what that record says: how
 * often the task followed the deciding context in all, and how often it followed each of the last tasks lately
 * ({@link Window}). And by as much as hits failed to come lately ({@link Lapse}), anything is possible.
 *
 * <p>A world that stays as it is is inside with at least 95 %; one that has changed altogether, from when the windows show it.
 */
final class Doubt {
    private static final int WORTH = 12;

    /** A window contradicts from so many standard deviations on: 1 of 100 would by chance. */
    private static final double CONTRADICTED = 2.576;

    private final Trail trail;
    private final Context context;
    private final Model model;
    private final double lapse;

    /** @param context that decides */
    Doubt(Trail trail, Context context, Model model) {
        this.trail = trail;
        this.context = context;
        this.model = model;
        this.lapse = Lapse.of(model);
    }

    /** The interval of a probability in [0, 1] that a task is the next. */
    Interval ofNext(long task, double probability) {
        double trials = context.support() + Math.min(Calibration.answers(model), WORTH);
        Interval interval = Proportion.interval(probability * trials, trials);
        interval = reaching(interval, probability, model.count(context.row(), task), context.support());
        for (int order = 1; order <= Math.min(Window.LONGEST, trail.order()); order++) {
            long lately = Window.row(trail.context(order));
            interval = reaching(interval, probability, model.count(lately, task), model.total(lately));
        }
        return lapsed(interval);
    }

    private Interval lapsed(Interval interval) {
        return new Interval(interval.low() * (1 - lapse), interval.high() + (1 - interval.high()) * lapse);
    }

    /** The interval, and the record's too where that contradicts the probability. */
    private static Interval reaching(Interval interval, double probability, long hits, long trials) {
        Interval record = Proportion.interval((double) hits, (double) trials, CONTRADICTED);
        if (trials <= 0 || (probability >= record.low() && probability <= record.high())) {
            return interval;
        }
        Interval said = Proportion.interval((double) hits, (double) trials);
        return new Interval(Math.min(interval.low(), said.low()), Math.max(interval.high(), said.high()));
    }
}
