package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times at unlike sizes: which meet, and what they come to at the same size. */
class PairsOfUnlikeSizesTest {
    private static final long SEED = 7;
    private static final long TASK = 1;
    private static final long ONE = 2;
    private static final long OTHER = 3;

    private final Lane lane = new Lane();
    private final Slopes slopes = new Slopes();

    private static Lane.Timed timed(double logTime, double... sizes) {
        return at(0, logTime, sizes);
    }

    private static Lane.Timed at(long timestamp, double logTime, double... sizes) {
        return new Lane.Timed(logTime, new Place(TASK, TASK, sizes), timestamp);
    }

    private static Place place(Attributes context) {
        return placed(new Places(new Hashes()), context);
    }

    private static Place placed(Places places, Attributes context) {
        return places.of(places.at(TASK, Observation.of("any").context(context).build()), Attributes.NONE, "variant");
    }

    private static Attributes sized(double size) {
        return Attributes.NONE
                .with("goal", Value.of("any"))
                .with("kind", Value.of("order"))
                .with("size", Value.of(size));
    }

    /** The log times that one meets. */
    private List<Double> meet(long value, Lane.Timed timed) {
        return lane.meet(value, timed).stream().map(Lane.Timed::logTime).toList();
    }

    @Test
    void meet_severalWait_takesTheNearest() {
        for (int time = 0; time < 3; time++) {
            lane.meet(OTHER, timed(0, 2.8));
            lane.meet(ONE, timed(0, 2.8));
        }
        lane.meet(ONE, timed(1, 5));
        lane.meet(ONE, timed(2, 3));
        lane.meet(ONE, timed(3, 1));
        assertThat(meet(OTHER, timed(0, 2.8))).containsExactly(2.0);
        assertThat(meet(OTHER, timed(0, 2.8))).containsExactly(3.0);
        assertThat(meet(OTHER, timed(0, 2.8))).containsExactly(1.0);
        assertThat(meet(OTHER, timed(0, 2.8))).isEmpty();
    }

    @Test
    void meet_allAreEquallyNear_takesThoseThatWaitedLongestOfTheLastFive() {
        for (int time = 0; time < 7; time++) {
            lane.meet(ONE, timed(time));
        }
        assertThat(meet(OTHER, timed(0))).as("seven came to one").containsExactly(2.0, 3.0, 4.0, 5.0);
        assertThat(meet(OTHER, timed(0))).containsExactly(6.0);
        assertThat(meet(OTHER, timed(0))).isEmpty();
    }

    @Test
    void meet_eachComesAsOften_takesOne() {
        for (int time = 0; time < 20; time++) {
            lane.meet(ONE, timed(time));
            assertThat(meet(OTHER, timed(time))).containsExactly((double) time);
        }
        lane.meet(ONE, timed(1));
        lane.meet(ONE, timed(2));
        lane.meet(ONE, timed(3));
        assertThat(meet(OTHER, timed(0))).containsExactly(1.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_001, 7 * 86_400_000L + 1})
    void meet_timeGoesBackOrFarForth_meetsNoneOfBefore(long passed) {
        lane.meet(ONE, at(1_000_000_000, 1));
        assertThat(meet(OTHER, at(1_000_000_000 + passed, 2))).isEmpty();
        assertThat(meet(ONE, at(1_000_000_000 + passed, 3))).containsExactly(2.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 7 * 86_400_000L})
    void meet_timeGoesALittleBackOrForth_meets(long passed) {
        lane.meet(ONE, at(1_000_000_000, 1));
        assertThat(meet(OTHER, at(1_000_000_000 + passed, 2))).containsExactly(1.0);
    }

    @Test
    void place_numbersOfLikeSize_areOneBucketAndKnowHowFarApartTheyAre() {
        Place small = place(sized(2));
        Place larger = place(sized(2.5));
        assertThat(small.bucket()).isEqualTo(larger.bucket());
        assertThat(small.distance(larger)).isCloseTo(Math.log(2.5 / 2), within(1e-9));
        assertThat(place(sized(2_000)).bucket()).isNotEqualTo(small.bucket());
    }

    @Test
    void place_withoutNumbers_hasNoSizes() {
        Place place = place(Attributes.NONE.with("kind", Value.of("order")));
        assertThat(place.sizes()).isZero();
        assertThat(place.distance(place)).isZero();
        assertThat(place(Attributes.NONE.with("kind", Value.of("refund"))).bucket())
                .isNotEqualTo(place.bucket());
    }

    @Test
    void slopes_valueUsedMostlyWhereItIsSmall_areThoseOfTheSizesAlone() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            boolean one = random.nextBoolean();
            double size = (one ? 1 : -1) + random.nextDouble();
            double other = random.nextDouble();
            double logTime = 0.5 * size - 0.25 * other + (one ? 3 : 0) + 0.1 * random.nextDouble();
            learn(one ? ONE : OTHER, timed(logTime, size, other));
        }
        Line found = slopes.of(TASK, timed(0, 0, 0).at());
        assertThat(found.slope(0)).as("seed %d", SEED).isCloseTo(0.5, within(0.02));
        assertThat(found.slope(1)).as("seed %d", SEED).isCloseTo(-0.25, within(0.02));
        assertThat(found.level(timed(0, 2, 4))).isCloseTo(0, within(0.1));
    }

    @Test
    void slopes_nothingIsKnown_areNothing() {
        Lane.Timed timed = timed(7, 3);
        assertThat(slopes.of(TASK, timed.at()).slope(0)).isZero();
        assertThat(slopes.of(TASK, timed.at()).difference(timed, timed(5, 1))).isEqualTo(2);
        assertThat(slopes.of(TASK, timed(0).at())).isSameAs(Line.LEVEL);
    }

    private void learn(long value, Lane.Timed timed) {
        slopes.add(TASK, value, timed, slopes.of(TASK, timed.at()));
    }

    @Test
    void slopes_oneTimeFarOff_tiltsTheLineNoMoreThanOneAtTheFarthest() {
        for (int round = 0; round < 20; round++) {
            learn(ONE, timed(0.5 * (round % 5) + 0.01 * (round % 3), round % 5));
        }
        double before = slopes.of(TASK, timed(0, 0).at()).slope(0);
        learn(ONE, timed(50, 4));
        double after = slopes.of(TASK, timed(0, 0).at()).slope(0);
        assertThat(after - before).isPositive().isLessThan(0.06);
    }

    @Test
    void difference_slopesAreHardlyKnown_countsOnlyBeyondTheirDoubt() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] differences = new double[2];
        for (int round = 0; round < 400; round++) {
            learn(ONE, timed(random.nextDouble(), random.nextDouble()));
            if (round == 20 || round == 399) {
                Line line = slopes.of(TASK, timed(0, 0).at());
                Lane.Timed far = timed(0.5 + 2 * line.slope(0), 2);
                differences[round == 20 ? 0 : 1] = line.difference(far, timed(0, 0));
                assertThat(line.difference(timed(0.5, 1), timed(0, 1)))
                        .as("of the same size")
                        .isEqualTo(0.5);
            }
        }
        assertThat(differences[0]).as("seed %d", SEED).isZero();
        assertThat(differences[1]).as("seed %d", SEED).isBetween(0.1, 0.49);
    }
}
