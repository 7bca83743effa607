package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variants that are equally fast, but used in circumstances that are not: nothing may be claimed. */
class MisleadingCircumstancesTest {
    private static final double NOISE = 0.3;
    private static final int TASKS = 20;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long TICK_MILLIS = 600_000;

    private final Offline engine =
            new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);
    private final Random random = new Random(7);

    private List<Pattern> aboutVariants() {
        return engine.patterns(Kind.PERFORMANCE).stream()
                .filter(pattern ->
                        ((Pattern.Performance) pattern.detail()).dimension().equals("variant"))
                .toList();
    }

    private double scattered(double logTime) {
        return Math.exp(logTime + NOISE * random.nextGaussian());
    }

    private static Observation.Builder use(String task, boolean second) {
        return Observation.of(task).param("variant", Value.of(second ? "B" : "A"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 1.2, 4", "1.5, 0.5, 1.2, 0", "2, 1, 1.2, 0", "3, 0.5, 0.3, 0", "3, 2, 1.2, 8"})
    void teach_sizesOfAnySpread_besideAnyNumberOfOtherEntries_opensNothing(
            double spread, double slope, double aversion, int others) {
        for (int task = 0; task < TASKS; task++) {
            for (int time = 0; time < 400; time++) {
                double size = spread * random.nextGaussian();
                boolean second = random.nextDouble() < 1 / (1 + Math.exp(aversion * size));
                Observation.Builder use = use("sort " + task, second);
                for (int other = 0; other < others; other++) {
                    use.context("constant " + other, Value.of("same"));
                }
                engine.observe(use.context("size", Value.of(Math.exp(size)))
                        .executionTime(scattered(slope * size))
                        .build());
            }
        }
        assertThat(aboutVariants()).isEmpty();
    }

    /** The second variant is used mostly where all is twenty times faster; what tells where is set by the test. */
    private void observeTwoPlaces(BiConsumer<Observation.Builder, Boolean> tell) {
        for (int time = 0; time < 2_000; time++) {
            boolean fast = random.nextBoolean();
            Observation.Builder use = use("sort", random.nextInt(10) < (fast ? 9 : 1));
            tell.accept(use, fast);
            engine.observe(use.executionTime(scattered(fast ? 0 : 3)).build());
        }
    }

    @Test
    void teach_anEntryFarBehind_opensNothing() {
        observeTwoPlaces((use, fast) -> {
            for (int other = 0; other < 20; other++) {
                use.context("constant " + other, Value.of("same"));
            }
            use.context("queue", Value.of(fast ? "short" : "long"));
        });
        assertThat(aboutVariants()).isEmpty();
    }

    @Test
    void teach_theGoal_opensNothing() {
        observeTwoPlaces((use, fast) -> use.context("goal", Value.of(fast ? "a small job" : "a large job")));
        assertThat(aboutVariants()).isEmpty();
    }

    @Test
    void teach_aNumberAmongTheParameters_opensNothing() {
        observeTwoPlaces((use, fast) -> use.param("rows", Value.of(fast ? 10 : 10_000)));
        assertThat(aboutVariants()).isEmpty();
    }

    @Test
    void teach_whoIsAtWork_opensNothing() {
        observeTwoPlaces((use, fast) -> use.session("any").agent(fast ? "quick" : "slow"));
        assertThat(aboutVariants()).isEmpty();
    }

    @Test
    void teach_namesThatComeOnce_areNoCircumstances() {
        for (int time = 0; time < 200; time++) {
            boolean second = random.nextBoolean();
            engine.observe(use("load", second)
                    .context("run", Value.of("run " + time))
                    .executionTime(scattered(second ? -1 : 0))
                    .build());
        }
        assertThat(aboutVariants()).hasSize(1);
    }

    /** All became faster when the second variant came, and of before is told between what is done now. */
    @Test
    void teach_oldTimesBetweenNewOnes_opensNothing() {
        for (int time = 0; time < 2_000; time++) {
            boolean second = random.nextBoolean();
            engine.observe(use("load", second)
                    .timestamp(time * TICK_MILLIS + (second ? 100 * DAY_MILLIS : DAY_MILLIS))
                    .executionTime(scattered(second ? 0 : 2))
                    .build());
        }
        assertThat(aboutVariants()).isEmpty();
    }

    @Test
    void teach_timesOfNothing_opensNothing() {
        for (int time = 0; time < 200; time++) {
            boolean second = random.nextBoolean();
            engine.observe(use("load", second)
                    .executionTime(second ? 0 : scattered(-5))
                    .build());
        }
        assertThat(aboutVariants()).isEmpty();
    }

    /** What was found in few pairs has a bound below nothing; it does not stay for that. */
    @Test
    void teach_speedUpFoundInFewPairsThatVanishes_isClosed() {
        for (int task = 0; task < TASKS; task++) {
            for (int time = 0; time < 3_000; time++) {
                boolean second = random.nextBoolean();
                double logTime = second && time < 200 ? -Math.log(2) : 0;
                engine.observe(use("load " + task, second)
                        .executionTime(scattered(logTime))
                        .build());
            }
        }
        assertThat(aboutVariants()).isNotEmpty().noneMatch(Pattern::open);
    }
}
