package dev.patternengine.mining.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaTest {
    /** Whole parameters: the distribution function is a sum of binomial terms. */
    @ParameterizedTest
    @CsvSource({"1, 1, .3", "3, 5, .2", "3, 5, .9", "40, 2, .97", "1, 60, .01", "25, 25, .5"})
    void below_wholeCounts_isTheBinomialTail(int successes, int failures, double bound) {
        int trials = successes + failures - 1;
        double sum = 0;
        for (int hits = successes; hits <= trials; hits++) {
            sum += Math.exp(-Math.log(trials + 1)
                    - Beta.logOf(hits + 1, trials - hits + 1)
                    + hits * Math.log(bound)
                    + (trials - hits) * Math.log1p(-bound));
        }
        assertThat(new Beta(successes, failures).below(bound)).isCloseTo(sum, within(1e-8));
    }

    @Test
    void of_meanAndVariance_hasThem() {
        Beta beta = Beta.of(0.9, 0.01);
        assertThat(beta.mean()).isCloseTo(0.9, within(1e-12));
        assertThat(beta.variance()).isCloseTo(0.01, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "1400, 79", ".5, 1.5", "100000, 3"})
    void interval_ofAShare_holdsThatShare(double successes, double failures) {
        Beta beta = new Beta(successes, failures);
        var interval = beta.interval(0.9);
        assertThat(interval.low()).isBetween(0.0, interval.high());
        assertThat(beta.below(interval.high()) - beta.below(interval.low())).isBetween(0.89, 0.96);
    }

    @Test
    void densest_withoutFailures_reachesOne() {
        Beta beta = new Beta(100.5, 0.5);
        assertThat(beta.densest(0.95).high()).isEqualTo(1);
        assertThat(beta.densest(0.95).low()).isCloseTo(0.981, within(0.001));
        assertThat(new Beta(0.5, 100.5).densest(0.95).low()).isZero();
        assertThat(new Beta(0.5, 100.5).densest(0.95).high()).isCloseTo(0.019, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "1400, 79", ".5, .5", ".01, .001", "100000, .001", "1e-6, 1e-6"})
    void densest_anyBelief_holdsItsMean(double successes, double failures) {
        Beta beta = new Beta(successes, failures);
        var interval = beta.densest(0.95);
        assertThat(beta.mean()).isBetween(interval.low(), interval.high());
    }
}
