package dev.patternengine.cli.demo;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Agents that work through workflows, fail and recover: a stream of observations in which the figures of {@link Truth} occur.
 * Runs begin at random moments of working days and overlap. Pure: the same seed and start give the same stream.
 *
 * <p>What one run does is drawn independently of all others, so a planted rate is met within the bounds of a binomial draw.
 */
public final class SimulatedAgents {
    /** How many observations a demo makes unless told otherwise. */
    public static final int DEFAULT_COUNT = 20_000;

    private static final Instant SOME_DAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final int AGENTS = 12;
    private static final long WORKING_DAY = Duration.ofHours(10).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final double MEAN_PAUSE = Duration.ofMinutes(4).toMillis();

    private final Truth truth = World.SHOP;
    private final long seed;
    private final Instant start;

    /** @param start the first working day's first moment */
    public SimulatedAgents(long seed, Instant start) {
        this.seed = seed;
        this.start = start;
    }

    /** Agents whose last of so many observations is less than a day before a moment: what was long ago counts less in answers. */
    public static SimulatedAgents upTo(Instant end, long seed, int count) {
        List<Observation> some = new SimulatedAgents(seed, SOME_DAY).observations(count);
        Instant last = Instant.ofEpochMilli(some.get(some.size() - 1).timestamp());
        return new SimulatedAgents(
                seed, SOME_DAY.plus(Duration.ofDays(Duration.between(last, end).toDays())));
    }

    /** What is planted in the stream. */
    public Truth truth() {
        return truth;
    }

    /** Questions worth asking about the stream; to the last one the honest answer is silence. */
    public List<Question> questions() {
        return Questions.ofTheShop();
    }

    /** Whole runs of {@code count} observations together or a few more, by time. */
    public List<Observation> observations(int count) {
        List<Observation> made = new ArrayList<>(count + 32);
        RandomGenerator pauses = new SplittableRandom(seed);
        double worked = 0;
        for (int run = 1; made.size() < count; run++) {
            worked += MEAN_PAUSE * pauses.nextExponential();
            made.addAll(run(run, moment((long) worked)));
        }
        made.sort(Comparator.comparingLong(Observation::timestamp));
        return made;
    }

    private List<Observation> run(int number, long begin) {
        RandomGenerator random = new SplittableRandom(Hash64.mix(seed, number));
        Workflow workflow =
                truth.workflows().get(random.nextInt(truth.workflows().size()));
        String agent = "agent-" + random.nextInt(1, AGENTS + 1);
        return new Run(truth, workflow, random, new Journal("run-" + number, agent, begin, random)).play();
    }

    /** The moment after so much working time. */
    private long moment(long worked) {
        return start.toEpochMilli() + worked / WORKING_DAY * DAY + worked % WORKING_DAY;
    }
}
