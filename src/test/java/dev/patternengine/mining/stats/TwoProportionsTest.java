package dev.patternengine.mining.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoProportionsTest {
    /** Newcombe 1998, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, .0524, .3339",
        "9, 10, 3, 10, .1705, .8090",
        "5, 56, 0, 29, -.0381, .1926",
        "10, 10, 0, 20, .6791, 1"
    })
    void interval_ofTheSource_isTheSame(long one, long of, long other, long ofOther, double low, double high) {
        TwoProportions groups = new TwoProportions(one, of, other, ofOther);
        assertThat(groups.interval().low()).isCloseTo(low, within(0.0001));
        assertThat(groups.interval().high()).isCloseTo(high, within(0.0001));
    }

    /** Fisher's tea tasting: 3 of 4 against 1 of 4, one-sided 17 / 70; and all or nothing, one-sided 1 / 70. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, 4, .485714",
        "4, 4, 0, 4, .028571",
        "0, 4, 4, 4, .028571",
        "2, 4, 2, 4, 1",
        "0, 0, 1, 4, 1",
        "4, 4, 9, 9, 1"
    })
    void pValue_small_isExact(long one, long of, long other, long ofOther, double expected) {
        assertThat(new TwoProportions(one, of, other, ofOther).pValue()).isCloseTo(expected, within(1e-6));
    }

    @Test
    void pValue_large_isNormal() {
        assertThat(TwoProportions.tail(1.959964)).isCloseTo(0.025, within(1e-8));
        double large = new TwoProportions(600, 1_000, 500, 1_000).pValue();
        assertThat(large).isCloseTo(8.4e-6, within(2e-7));
    }

    @Test
    void pValue_sameRates_isBelowFivePerCentAsOften() {
        Random random = new Random(3);
        int below = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            long one = 0;
            long other = 0;
            for (int draw = 0; draw < 40; draw++) {
                one += random.nextInt(3) == 0 ? 1 : 0;
                other += random.nextInt(3) == 0 ? 1 : 0;
            }
            below += new TwoProportions(one, 40, other, 40).pValue() <= 0.05 ? 1 : 0;
        }
        assertThat(below / 2_000.0).isLessThanOrEqualTo(0.05);
    }

    @Test
    void bound_ofTheSource_believesTheFirstFour() {
        double[] chances = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
        };
        assertThat(FalseDiscoveries.bound(chances, 0.05)).isEqualTo(.0095);
        assertThat(FalseDiscoveries.bound(new double[] {.5, .9}, 0.05)).isNegative();
        assertThat(FalseDiscoveries.bound(new double[0], 0.05)).isNegative();
    }
}
