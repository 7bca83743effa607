package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
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
        return places.of(places.at(TASK, context), Attributes.NONE, "variant");
    }

    private static Attributes sized(double size) {
        return Attributes.NONE
                .with("goal", Value.of("any"))
                .with("kind", Value.of("order"))
                .with("size", Value.of(size));
    }

    @Test
    void meet_severalWait_takesTheNearest() {
        lane.meet(ONE, timed(1, 5));
        lane.meet(ONE, timed(2, 3));
        lane.meet(ONE, timed(3, 1));
        assertThat(lane.meet(OTHER, timed(0, 2.8)).logTime()).isEqualTo(2);
        assertThat(lane.meet(OTHER, timed(0, 2.8)).logTime()).isEqualTo(3);
        assertThat(lane.meet(OTHER, timed(0, 2.8)).logTime()).isEqualTo(1);
        assertThat(lane.meet(OTHER, timed(0, 2.8))).isNull();
    }

    @Test
    void meet_allAreEquallyNear_takesTheOneThatWaitedLongestOfTheLastFive() {
        for (int time = 0; time < 7; time++) {
            lane.meet(ONE, timed(time));
        }
        for (int time = 2; time < 7; time++) {
            assertThat(lane.meet(OTHER, timed(0)).logTime()).isEqualTo(time);
        }
        assertThat(lane.meet(OTHER, timed(0))).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_001, 7 * 86_400_000L + 1})
    void meet_timeGoesBackOrFarForth_meetsNoneOfBefore(long passed) {
        lane.meet(ONE, at(1_000_000_000, 1));
        assertThat(lane.meet(OTHER, at(1_000_000_000 + passed, 2))).isNull();
        assertThat(lane.meet(ONE, at(1_000_000_000 + passed, 3)).logTime()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 7 * 86_400_000L})
    void meet_timeGoesALittleBackOrForth_meets(long passed) {
        lane.meet(ONE, at(1_000_000_000, 1));
        assertThat(lane.meet(OTHER, at(1_000_000_000 + passed, 2)).logTime()).isEqualTo(1);
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
            slopes.add(TASK, one ? ONE : OTHER, timed(logTime, size, other));
        }
        double[] found = slopes.of(TASK, timed(0, 0, 0).at());
        assertThat(found[0]).as("seed %d", SEED).isCloseTo(0.5, within(0.02));
        assertThat(found[1]).as("seed %d", SEED).isCloseTo(-0.25, within(0.02));
        assertThat(timed(0, 2, 4).at().along(found)).isCloseTo(0, within(0.1));
    }

    @Test
    void slopes_nothingIsKnown_areNothing() {
        assertThat(slopes.of(TASK, timed(0, 3).at())).containsExactly(0);
        assertThat(slopes.of(TASK, timed(0).at())).isEmpty();
    }
}
