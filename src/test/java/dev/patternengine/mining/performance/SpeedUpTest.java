package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the performance miner finds in worlds whose truth is known. */
class SpeedUpTest {
    private static final double NOISE = 0.3;
    private static final long DAY = 1_700_000_000_000L;

    private final Offline engine =
            new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);

    /** Does a task, now with variant A, now with B, which is so many times faster. */
    private void observe(String task, double speedUp, int times, long seed) {
        Random random = new Random(seed);
        for (int place = 0; place < times; place++) {
            boolean fast = random.nextBoolean();
            double seconds = Math.exp(NOISE * random.nextGaussian()) / (fast ? speedUp : 1);
            engine.observe(use(task, fast).timestamp(DAY).executionTime(seconds).build());
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
        assertThat(patterns()).singleElement().satisfies(SpeedUpTest::isTenfold);
    }

    @Test
    void teach_parametersThatAreSecrets_areNoVariants() {
        Random random = new Random(1);
        for (int place = 0; place < 60; place++) {
            boolean fast = random.nextBoolean();
            Value secret = Value.of(fast ? "sunflower" : "snowdrop");
            double seconds = Math.exp(NOISE * random.nextGaussian()) / (fast ? 10 : 1);
            engine.observe(Observation.of("load")
                    .param("password", secret)
                    .param("mode", Value.of(fast ? "B" : "A"))
                    .param("apiKey", secret)
                    .executionTime(seconds)
                    .build());
        }
        assertThat(patterns()).singleElement().satisfies(pattern -> assertThat(pattern.toString())
                .contains("mode")
                .doesNotContain("sunflower", "snowdrop"));
    }

    @Test
    void teach_allInOneBatch_opensToo() {
        Random random = new Random(1);
        List<Placed> batch = new ArrayList<>();
        for (int place = 0; place < 30; place++) {
            batch.add(engine.place(loading(random, 10)));
        }
        engine.observe(batch);
        assertThat(patterns()).singleElement().satisfies(SpeedUpTest::isTenfold);
    }

    private static Observation loading(Random random, double speedUp) {
        boolean fast = random.nextBoolean();
        double seconds = Math.exp(NOISE * random.nextGaussian()) / (fast ? speedUp : 1);
        return use("load", fast).executionTime(seconds).build();
    }

    private static void isTenfold(Pattern pattern) {
        assertThat(pattern.open()).isTrue();
        assertThat(pattern.interval().low()).isLessThan(10);
        assertThat(pattern.interval().high()).isGreaterThan(10);
        assertThat(pattern.detail()).isInstanceOfSatisfying(Pattern.Performance.class, detail -> {
            assertThat(detail.dimension()).isEqualTo("variant");
            assertThat(detail.variant()).isEqualTo("B");
            assertThat(detail.baseline()).isEqualTo("A");
            assertThat(detail.ratio()).isBetween(7.0, 14.0);
        });
    }

    @Test
    void teach_tenTimesFasterAmongFortyTasks_isFoundWithinThirtyObservationsNineTimesOfTen() {
        List<String> fast = new ArrayList<>();
        for (int task = 0; task < 40; task++) {
            if (task < 20) {
                fast.add("task " + task);
            }
            observe("task " + task, task < 20 ? 10 : 1, 30, task);
        }
        assertThat(patterns()).as("seeds 0 to 39").hasSizeBetween(18, 20);
        assertThat(patterns())
                .extracting(pattern -> pattern.applies().get("task"))
                .allMatch(fast::contains);
    }

    @Test
    void teach_speedUpThatVanishes_isClosedWithItsHistoryAndNotOpenedAgain() {
        observe("load", 3, 200, 1);
        observe("load", 1, 400, 2);
        assertThat(patterns()).singleElement().satisfies(pattern -> {
            assertThat(pattern.open()).isFalse();
            assertThat(pattern.interval().low()).isBetween(1.5, 3.0);
            assertThat(pattern.support()).isGreaterThan(80);
            assertThat(pattern.evidence())
                    .containsEntry("opened", 1.0)
                    .containsEntry("opened_at", (double) DAY)
                    .containsEntry("closed_at", (double) DAY);
        });
    }

    @Test
    void teach_speedUpThatComesBack_isOpenedAgainByWhatCameSince() {
        observe("load", 3, 200, 1);
        observe("load", 1, 400, 2);
        observe("load", 3, 200, 3);
        assertThat(patterns()).singleElement().satisfies(pattern -> {
            assertThat(pattern.open()).isTrue();
            assertThat(pattern.evidence()).containsEntry("opened", 2.0).doesNotContainKey("closed_at");
        });
    }

    @Test
    void teach_speedUpThatHolds_staysOpen() {
        observe("load", 1.5, 4_000, 5);
        assertThat(patterns()).singleElement().satisfies(pattern -> {
            assertThat(pattern.open()).isTrue();
            assertThat(pattern.evidence()).containsEntry("opened", 1.0);
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

    private Answer answerWithParameters(int parameters) {
        for (int place = 0; place < 4; place++) {
            Observation.Builder use = Observation.of("load").executionTime(1);
            for (int parameter = 0; parameter < parameters; parameter++) {
                use.param("p" + parameter, Value.of("on"));
            }
            engine.observe(use.build());
        }
        return engine.answer(Kind.PERFORMANCE, Question.after("load"));
    }

    @Test
    void answer_moreParametersThanAreCompared_saysSo() {
        assertThat(answerWithParameters(16).silence().orElseThrow().reason()).doesNotContain("used most");
        assertThat(answerWithParameters(17).silence().orElseThrow().reason())
                .contains("; of its parameters only the 16 used most are compared");
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

    @Test
    void teach_variantFasterHereAndSlowerThere_isNotOpened() {
        Random random = new Random(6);
        for (int place = 0; place < 200; place++) {
            boolean large = random.nextInt(5) < 3;
            boolean fast = random.nextBoolean();
            double seconds = fast ? 1 : large ? 10 : 0.1;
            engine.observe(use("sort", fast)
                    .context("size", Value.of(large ? 100 : 1))
                    .executionTime(seconds * Math.exp(NOISE * random.nextGaussian()))
                    .build());
        }
        assertThat(patterns()).isEmpty();
    }
}
