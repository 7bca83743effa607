package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That bets have no gain on average where nothing differs: what all promises of few false discoveries rest on. */
class EvidenceOfPairsTest {
    private static final Comparison COMPARISON = Comparison.of(1, 2, 3);
    private static final Comparison.Claim SECOND_IS_FASTER = COMPARISON.claim(true);
    private static final double TINY = 1e-9;

    private static Counts counts(long row, long column) {
        return new Counts(new Model(), new Evidence.Builder().add(row, column));
    }

    private static double bet(double z, Comparison.Claim claim) {
        return Bets.evidence(counts(Cells.bets(COMPARISON.key(), 0), Bets.column(z)), claim);
    }

    @Test
    void bets_differenceAndItsMirror_haveMeanOne() {
        for (double z = 0; z < 10; z += 0.25) {
            assertThat((bet(z, SECOND_IS_FASTER) + bet(-z, SECOND_IS_FASTER)) / 2)
                    .isCloseTo(1, within(TINY));
            assertThat(bet(z, SECOND_IS_FASTER)).isCloseTo(bet(-z, COMPARISON.claim(false)), within(TINY));
        }
    }

    private static List<Lane.Timed> loneFirst(double[] logTimes, int lone) {
        List<Lane.Timed> times = new ArrayList<>();
        for (double logTime : logTimes) {
            times.add(new Lane.Timed(logTime, new Place(1, 1), 0));
        }
        times.add(0, times.remove(lone));
        return times;
    }

    private static double set(List<Lane.Timed> times, boolean loneIsFirst, Comparison.Claim claim) {
        Evidence.Builder out = new Evidence.Builder();
        MatchedSet.teach(Cells.sets(COMPARISON.key(), 0), times, Line.LEVEL, 0.3, loneIsFirst, out);
        return Bets.evidence(new Counts(new Model(), out), claim);
    }

    @Test
    void matchedSet_eachTimeAsTheLoneOne_hasMeanOne() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] logTimes = random.doubles(3 + seed % 3, -2, 2).toArray();
            logTimes[0] += seed % 7 == 0 ? 20 : 0;
            double sum = 0;
            for (int lone = 0; lone < logTimes.length; lone++) {
                sum += set(loneFirst(logTimes, lone), seed % 2 == 0, SECOND_IS_FASTER);
            }
            assertThat(sum / logTimes.length).as("seed " + seed).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void matchedSet_loneOneFaster_supportsItsClaimAsOftenAsItIsTheOther() {
        double[] logTimes = {0, 1, 1.2, 1.1, 0.9};
        double gain = set(loneFirst(logTimes, 0), false, SECOND_IS_FASTER);
        assertThat(gain).isGreaterThan(bet(1.05 / 0.3, SECOND_IS_FASTER)).isLessThan(5);
        assertThat(set(loneFirst(logTimes, 0), true, COMPARISON.claim(false))).isCloseTo(gain, within(TINY));
        assertThat(set(loneFirst(logTimes, 0), true, SECOND_IS_FASTER)).isLessThan(1);
    }

    @Test
    void matchedSet_ofTwo_isAPair() {
        assertThat(MatchedSet.factor(new double[] {1.25, -1.25}, Bets.SHIFTS[1]))
                .isCloseTo(
                        1 + 0.98 * Math.tanh(2.5 * Math.log((4 + 1.65 * 1.65) / (4 + 0.85 * 0.85)) / 2), within(TINY));
    }

    @Test
    void ranks_allOrdersOfTheTimes_haveMeanOne() {
        double sum = 0;
        int orders = 0;
        for (int ofFirst = 0; ofFirst < 1 << (2 * Block.PAIRS); ofFirst++) {
            if (Integer.bitCount(ofFirst) == Block.PAIRS) {
                sum += rank(combinations(ofFirst), SECOND_IS_FASTER);
                orders++;
            }
        }
        assertThat(sum / orders).isCloseTo(1, within(TINY));
    }

    /** What a block makes of the times 0 to 15, of which the first value has those whose bits are set. */
    private static int combinations(int ofFirst) {
        double[][] times = new double[2][Block.PAIRS];
        int[] size = new int[2];
        for (int time = 0; time < 2 * Block.PAIRS; time++) {
            int owner = (ofFirst >> time) & 1;
            times[owner][size[owner]++] = time;
        }
        Block block = new Block();
        int combinations = -1;
        for (int pair = 0; pair < Block.PAIRS; pair++) {
            combinations = block.add(times[1][pair], times[0][pair]);
        }
        return combinations;
    }

    private static double rank(int combinations, Comparison.Claim claim) {
        return Ranks.evidence(counts(Cells.blocks(COMPARISON.key(), 0), combinations), claim);
    }

    @Test
    void ranks_eitherDirection_mirrorEachOther() {
        assertThat(rank(64, SECOND_IS_FASTER)).isGreaterThan(10_000).isEqualTo(rank(0, COMPARISON.claim(false)));
    }

    @Test
    void block_tiedTimes_areMovedToTheMiddle() {
        Block block = new Block();
        int combinations = -1;
        for (int pair = 0; pair < Block.PAIRS; pair++) {
            combinations = block.add(pair == 0 ? 2 : 1, 1);
        }
        assertThat(combinations).as("8 of the first, 56 halves").isEqualTo(36);
    }

    @Test
    void watch_lossesAfterLongSuccess_areNotHidden() {
        Watch watch = new Watch();
        for (int pair = 0; pair < 10_000; pair++) {
            assertThat(watch.add(SECOND_IS_FASTER, false)).isFalse();
        }
        int pairs = 1;
        while (!watch.add(SECOND_IS_FASTER, true)) {
            pairs++;
        }
        assertThat(pairs).isBetween(20, 26);
    }
}
