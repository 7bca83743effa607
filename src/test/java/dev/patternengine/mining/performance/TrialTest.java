package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Variants chosen for learning where the size of the input decides which is the fastest: A takes size / 10, B a second. */
class TrialTest {
    private static final long SEED = 3;
    private static final List<Candidate> BOTH = List.of(new Candidate("variant=A", ""), new Candidate("variant=B", ""));

    private final Random random = new Random(SEED);
    private final Offline engine =
            new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);

    private static Question.Builder question(double size) {
        return Question.builder()
                .task("sort")
                .context(Attributes.NONE.with("size", Value.of(size)))
                .candidates(BOTH)
                .explore(true);
    }

    private String choose(double size) {
        return engine.answer(
                        Kind.PERFORMANCE, question(size).seed(random.nextLong()).build())
                .items()
                .get(0)
                .action();
    }

    private double seconds(String action, double size) {
        return Math.exp(0.3 * random.nextGaussian()) * (action.equals("variant=A") ? size / 10 : 1);
    }

    private void use(String action, double size, boolean success) {
        engine.observe(Observation.of("sort")
                .context("size", Value.of(size))
                .param("variant", Value.of(action.substring("variant=".length())))
                .executionTime(seconds(action, size))
                .success(success)
                .build());
    }

    private double anySize() {
        return Math.exp(6 * random.nextDouble());
    }

    @Test
    void answer_exploring_learnsWhichVariantIsFastWhere() {
        int right = 0;
        for (int place = 0; place < 400; place++) {
            double size = anySize();
            String action = choose(size);
            right += place >= 200 && action.equals(size < 10 ? "variant=A" : "variant=B") ? 1 : 0;
            use(action, size, true);
        }
        assertThat(right).as("of 200, seed %d", SEED).isGreaterThan(170);
    }

    @Test
    void answer_variantThatFailsFast_isNotTheFastest() {
        int failing = 0;
        for (int place = 0; place < 200; place++) {
            String action = choose(2);
            failing += place >= 100 && action.equals("variant=A") ? 1 : 0;
            use(action, 2, action.equals("variant=B"));
        }
        assertThat(failing).as("of 100, seed %d", SEED).isLessThan(10);
    }

    @Test
    void answer_exploring_givesThePropensitiesByWhichItDraws() {
        for (int place = 0; place < 30; place++) {
            double size = anySize();
            use(random.nextBoolean() ? "variant=A" : "variant=B", size, true);
        }
        int first = 0;
        double propensity = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            List<Advice.Item> items = engine.answer(
                            Kind.PERFORMANCE, question(9).seed(seed).build())
                    .items();
            assertThat(items.stream().mapToDouble(Advice.Item::propensity).sum())
                    .isCloseTo(1, within(1e-9));
            first += items.get(0).action().equals("variant=A") ? 1 : 0;
            propensity = items.stream()
                    .filter(item -> item.action().equals("variant=A"))
                    .findFirst()
                    .orElseThrow()
                    .propensity();
        }
        assertThat(first / 2_000.0).isCloseTo(propensity, within(0.04));
    }

    @Test
    void answer_notExploring_saysNothingThatIsNotProven() {
        for (int place = 0; place < 10; place++) {
            use(place % 2 == 0 ? "variant=A" : "variant=B", 9, true);
        }
        assertThat(engine.answer(Kind.PERFORMANCE, question(9).explore(false).build())
                        .silence())
                .isPresent()
                .get()
                .satisfies(silence -> assertThat(silence.reason()).contains("nine of ten times at most"));
    }

    @Test
    void solve_equations_givesTheSolution() {
        Cholesky cholesky = new Cholesky(new double[][] {{4, 2, 0}, {2, 5, 1}, {0, 1, 3}});
        assertThat(cholesky.solve(new double[] {8, 15, 11})).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        assertThat(cholesky.inverseSquare(new double[] {8, 15, 11})).isCloseTo(8 + 30 + 33, within(1e-12));
    }
}
