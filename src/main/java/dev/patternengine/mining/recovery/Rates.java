package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Origin;
import dev.patternengine.mining.stats.Proportion;

/** Rates of few tries, told apart where their 99 % Wilson intervals do not meet; below {@value #LEAST} tries nothing is told. */
final class Rates {
    static final int LEAST = 10;

    private static final double DEVIATIONS = 2.576;

    private Rates() {}

    static double low(Trials trials) {
        return interval(trials, DEVIATIONS).low();
    }

    private static double high(Trials trials) {
        return interval(trials, DEVIATIONS).high();
    }

    private static Interval interval(Trials trials, double deviations) {
        return Proportion.interval((double) trials.worked(), (double) trials.tried(), deviations);
    }

    static boolean isAbove(Trials trials, double bar) {
        return trials.tried() >= LEAST && low(trials) > bar;
    }

    static boolean isAbove(Trials trials, Trials others) {
        return others.tried() >= LEAST && isAbove(trials, high(others));
    }

    static boolean isBelow(Trials trials, double bar) {
        return trials.tried() >= LEAST && high(trials) < bar;
    }

    static boolean differ(Trials trials, Trials others) {
        return isAbove(trials, others) || isAbove(others, trials);
    }

    /** NaN without tries. */
    static double share(Trials trials) {
        return (double) trials.worked() / trials.tried();
    }

    static Origin.Rate of(Trials trials) {
        return new Origin.Rate(share(trials), interval(trials, Proportion.NORMAL_95), trials.tried());
    }
}
