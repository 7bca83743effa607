package dev.patternengine.mining;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Streams of observations that exercise everything a miner may meet; the same seed gives the same stream. */
public final class RandomRuns {
    private static final long DAY = 86_400_000L;

    private final Random random;
    private final int variety;

    /** @param variety how many different tasks, tools, errors and values there are */
    public RandomRuns(long seed, int variety) {
        this.random = new Random(seed);
        this.variety = variety;
    }

    /** Observations of interleaved sessions, with every optional part now present, now absent. */
    public List<Observation> observations(int count) {
        List<Observation> made = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            made.add(observation(place));
        }
        return made;
    }

    private Observation observation(int place) {
        Observation.Builder builder = Observation.of("task " + skewed())
                .timestamp(DAY + place * 1_000L)
                .origin(place % 4 == 0 ? "" : "origin " + place % 3)
                .session(often() ? "run " + random.nextInt(20) : "")
                .agent(often() ? "agent " + random.nextInt(3) : "")
                .tool(often() ? "tool " + skewed() : "")
                .executionTime(often() ? Math.exp(random.nextGaussian()) : Double.NaN);
        if (often()) {
            builder.context("domain", Value.of("domain " + random.nextInt(3)))
                    .context("goal", Value.of("find the best of " + skewed()))
                    .context("size", Value.of(random.nextInt(1_000) / 10.0))
                    .context("fresh", Value.of(random.nextBoolean()));
        }
        if (often()) {
            builder.param("variant", Value.of(random.nextBoolean() ? "a" : "b"));
        }
        return result(builder).build();
    }

    private Observation.Builder result(Observation.Builder builder) {
        int dice = random.nextInt(20);
        if (dice < 5) {
            builder.error("Unknown column 'c" + random.nextInt(variety) + "' in table " + skewed());
        } else if (dice == 5) {
            builder.success(Success.UNKNOWN);
        } else if (dice == 6) {
            builder.success(Success.NO);
        } else if (dice == 7) {
            builder.outcome(random.nextDouble());
        } else if (dice == 8) {
            builder.end(true);
        } else if (dice == 9) {
            builder.started(true).success(Success.UNKNOWN);
        }
        return builder;
    }

    private boolean often() {
        return random.nextInt(4) > 0;
    }

    private int skewed() {
        return Math.min(random.nextInt(variety), random.nextInt(variety));
    }
}
