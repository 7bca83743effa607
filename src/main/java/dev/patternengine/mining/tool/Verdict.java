package dev.patternengine.mining.tool;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.stats.Beta;

/**
 * What is thought of one tool in given circumstances.
 *
 * @param tool its hash
 * @param match how its name and description match the goal
 * @param score what exploration goes by: the probability of success by all that is known
 * @param told what is believed of its success in these circumstances
 * @param support uses of the tool that this rests on: at the task, or on the {@link Ground} where tools are left out there
 */
record Verdict(long tool, Match match, double score, Beta told, long support) {
    /** The share of a belief that the interval holds: 97 %, so that 95 % of the intervals hold although guesses are rough. */
    private static final double HELD = 0.97;

    /** Standard deviations that hold as much of a normal distribution. */
    private static final double DEVIATIONS = 2.17;

    private static final double SMALLEST_VARIANCE = 0.01;
    private static final double MOST_NEEDED = 100_000;

    /** The probability of success, as it is told. */
    double probability() {
        return told.mean();
    }

    /** The interval of the probability, where it is densest: up to 1 of a tool that did not fail. Some microseconds. */
    Interval interval() {
        return told.densest(HELD);
    }

    /** About how many more uses lift the lower bound above a rate, if the tool goes on as now; 0 where none would. */
    long needs(double bound) {
        double above = probability() - bound;
        if (above <= 0) {
            return 0;
        }
        double variance = Math.max(SMALLEST_VARIANCE, probability() * (1 - probability()));
        double uses = DEVIATIONS * DEVIATIONS * variance / (above * above);
        return uses > MOST_NEEDED ? 0 : Math.max(1, Math.round(Math.ceil(uses - told.trials())));
    }
}
