package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A world whose truth is known: what comes next depends on the last two of eight tasks. How often do the intervals of the
 * answers hold it, while the world stays as it is and right after it has changed?
 */
class AnswerCoverageTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(AnswerCoverageTest.class);
    private static final long SEED = 20_265;
    private static final int TASKS = 8;
    private static final int LENGTH = 12;
    private static final int SESSIONS = 1_500;

    private final Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
    private final Random random = new Random(SEED);
    private int session;

    /** How often an interval held the truth, and how wide intervals were. */
    private static final class Coverage {
        int answers;
        int held;
        double width;

        void take(Advice.Item item, double truth) {
            answers++;
            held += item.interval().low() <= truth && truth <= item.interval().high() ? 1 : 0;
            width += item.interval().high() - item.interval().low();
        }

        double share() {
            return (double) held / answers;
        }

        @Override
        public String toString() {
            return String.format("%.3f of %d answers, width %.3f", share(), answers, width / answers);
        }
    }

    /** By the last two tasks, the probabilities of the next. */
    private double[][] world() {
        double[][] world = new double[TASKS * TASKS][TASKS];
        for (double[] row : world) {
            double sum = 0;
            for (int task = 0; task < TASKS; task++) {
                row[task] = Math.pow(random.nextDouble(), 4);
                sum += row[task];
            }
            for (int task = 0; task < TASKS; task++) {
                row[task] /= sum;
            }
        }
        return world;
    }

    private int draw(double[] chances) {
        double left = random.nextDouble();
        int task = 0;
        while (task < TASKS - 1 && left >= chances[task]) {
            left -= chances[task++];
        }
        return task;
    }

    private Coverage live(double[][] world, int sessions, boolean asked) {
        Coverage coverage = new Coverage();
        for (int number = 0; number < sessions; number++) {
            String name = "s" + session++;
            int before = random.nextInt(TASKS);
            int last = random.nextInt(TASKS);
            List<Integer> steps = new ArrayList<>(List.of(before, last));
            while (steps.size() < LENGTH) {
                steps.add(draw(world[steps.get(steps.size() - 2) * TASKS + steps.get(steps.size() - 1)]));
            }
            for (int step = 0; step < LENGTH; step++) {
                engine.observe(Observation.of("t" + steps.get(step))
                        .session(name)
                        .end(step == LENGTH - 1)
                        .build());
                if (asked && step == 6) {
                    ask(name, world[steps.get(5) * TASKS + steps.get(6)], coverage);
                }
            }
        }
        return coverage;
    }

    private void ask(String name, double[] truth, Coverage coverage) {
        Question question = Question.builder().session(name).build();
        for (Advice.Item item : engine.answer(Kind.SEQUENCE, question).items()) {
            if (item.reason().startsWith("after") && !item.action().equals(Advice.END)) {
                coverage.take(item, truth[Integer.parseInt(item.action().substring(1))]);
            }
        }
    }

    @Test
    void answer_worldOfKnownTruth_intervalsHoldIt() {
        double[][] world = world();
        live(world, SESSIONS, false);
        Coverage steady = live(world, 500, true);
        double[][] other = world();
        Coverage atOnce = live(other, 200, true);
        live(other, 200, false);
        Coverage later = live(other, 500, true);
        LOGGER.info("intervals hold the truth: steady {}; right after a change {}; later {}", steady, atOnce, later);
        assertThat(steady.share()).as("steady, seed %d", SEED).isGreaterThan(0.95);
        assertThat(steady.width / steady.answers)
                .as("an interval that holds everything says nothing, seed %d", SEED)
                .isLessThan(0.42);
        assertThat(atOnce.share()).as("right after the change, seed %d", SEED).isGreaterThan(0.5);
        assertThat(later.share()).as("later, seed %d", SEED).isGreaterThan(0.85);
    }
}
