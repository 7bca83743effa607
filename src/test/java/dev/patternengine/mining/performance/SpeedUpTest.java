package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.Offline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the performance miner finds in worlds whose truth is known. */
class SpeedUpTest {
    private static final double NOISE = 0.3;

    private final Offline engine =
            new Offline(CountingMiner.miners().with(PerformanceMiner::new), Learner.Limits.DEFAULT);

    /** Does a task, now with variant A, now with B, which is so many times faster. */
    private void observe(String task, double speedUp, int times, long seed) {
        Random random = new Random(seed);
        for (int place = 0; place < times; place++) {
            boolean fast = random.nextBoolean();
            double seconds = Math.exp(NOISE * random.nextGaussian()) / (fast ? speedUp : 1);
            engine.observe(use(task, fast).executionTime(seconds).build());
        }
    }

    private static Observation.Builder use(String task, boolean fast) {
        return Observation.of(task).param("variant", Value.of(fast ? "B" : "A"));
    }

    private List<Pattern> patterns() {
        return engine.patterns(Kind.PERFORMANCE);
    }

    @Test
    void teach_variantsEquallyFast_opensNothing() {
        for (int task = 0; task < 40; task++) {
            observe("task " + task, 1, 400, task);
        }
        assertThat(patterns()).as("seeds 0 to 39").isEmpty();
    }

    @Test
    void teach_variantTenTimesFaster_opensWithinThirtyObservations() {
        observe("load", 10, 30, 1);
        assertThat(patterns()).singleElement().satisfies(pattern -> {
            assertThat(pattern.open()).isTrue();
            assertThat(pattern.interval().low()).isLessThan(10);
            assertThat(pattern.interval().high()).isGreaterThan(10);
            assertThat(pattern.detail()).isInstanceOfSatisfying(Pattern.Performance.class, detail -> {
                assertThat(detail.dimension()).isEqualTo("variant");
                assertThat(detail.variant()).isEqualTo("B");
                assertThat(detail.baseline()).isEqualTo("A");
                assertThat(detail.ratio()).isBetween(7.0, 14.0);
            });
        });
    }

    @Test
    void answer_openSpeedUp_advisesTheFasterVariant() {
        observe("load", 10, 60, 1);
        Answer answer = engine.answer(Kind.PERFORMANCE, Question.after("load"));
        assertThat(answer.items()).singleElement().satisfies(item -> {
            assertThat(item.action()).isEqualTo("variant=B");
            assertThat(item.expectedTime()).isBetween(0.07, 0.14);
        });
    }

    @Test
    void teach_variantFasterButFailing_isNotOpened() {
        Random random = new Random(2);
        for (int place = 0; place < 300; place++) {
            boolean fast = random.nextBoolean();
            double seconds = Math.exp(NOISE * random.nextGaussian()) / (fast ? 10 : 1);
            boolean success = !fast || random.nextInt(10) < 3;
            engine.observe(
                    use("load", fast).executionTime(seconds).success(success).build());
        }
        assertThat(patterns()).noneMatch(Pattern::open);
    }

    @Test
    void teach_advantageReversed_closesOneClaimAndOpensTheOther() {
        observe("load", 2, 100, 3);
        observe("load", 0.3, 600, 4);
        assertThat(patterns()).filteredOn(Pattern::open).singleElement().satisfies(pattern -> assertThat(
                        ((Pattern.Performance) pattern.detail()).variant())
                .isEqualTo("A"));
        assertThat(patterns()).hasSize(2);
    }

    @Test
    void teach_sizeDrivesTimeAndVariantsDifferInSize_opensNothing() {
        for (int task = 0; task < 20; task++) {
            observeSorting("sort " + task, task);
        }
        assertThat(patterns()).as("seeds 0 to 19").isEmpty();
    }

    private void observeSorting(String task, long seed) {
        Random random = new Random(seed);
        for (int place = 0; place < 600; place++) {
            double logSize = random.nextGaussian();
            boolean second = random.nextDouble() < 1 / (1 + Math.exp(1.2 * logSize));
            double seconds = Math.exp(0.5 * logSize + NOISE * random.nextGaussian());
            engine.observe(use(task, second)
                    .context("size", Value.of(Math.exp(logSize)))
                    .executionTime(seconds)
                    .build());
        }
    }
}
