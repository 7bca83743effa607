package dev.patternengine.mining.performance;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.LogScale;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;

/**
 * Finds out which way of doing a task is faster. Successes of two variants at about the same time, in the same
 * {@link Surroundings}, are paired ({@link Lane}); each pair is a bet against "equally fast" ({@link Bets}) and tells how
 * far the times lie apart ({@link Shift}); {@link Discoveries} opens claims with few false ones among them.
 *
 * <p>Sessions play no part. Pairs are made across all sessions that the node owns, in memory that starts empty: 16384
 * lanes of about 100 bytes and as many scales of 350. Cost: 2 or 3 increments for each variant that an observation
 * stands for, 3 more for each pair.
 */
public final class PerformanceMiner implements Miner<PerformanceMiner.NoState, PerformanceMiner.Expectation> {
    private static final double SHORTEST_SECONDS = 1e-6;

    private final Variants variants = new Variants();
    private final Surroundings surroundings = new Surroundings();
    private final Pairing pairing = new Pairing();
    private final PerformanceRecord record = new PerformanceRecord();

    /** Sessions play no part here. */
    public record NoState() {
        static final NoState ONLY = new NoState();
    }

    /** Version 1: nothing. */
    private static final class NoStateFormat implements WireFormat<NoState> {
        static final NoStateFormat ONLY = new NoStateFormat();

        private static final int VERSION = 1;

        @Override
        public void write(NoState state, WireOutput out) {
            out.writeByte(VERSION);
        }

        @Override
        public NoState read(WireInput in) {
            in.requireVersion(VERSION);
            return NoState.ONLY;
        }
    }

    /** What is needed to expect a time once the task is known: it comes with the observation. */
    public record Expectation(Model model) {}

    @Override
    public Kind kind() {
        return Kind.PERFORMANCE;
    }

    @Override
    public NoState begin() {
        return NoState.ONLY;
    }

    @Override
    public WireFormat<NoState> states() {
        return NoStateFormat.ONLY;
    }

    @Override
    public NoState advance(NoState state, Observation observation) {
        return state;
    }

    @Override
    public void teach(NoState state, Expectation expectation, Placed placed, Model model, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (observation.started() || observation.success() == Success.UNKNOWN) {
            return;
        }
        long task = Hash64.of(observation.task());
        boolean timed = isTimed(observation);
        if (timed) {
            out.add(Cells.times(task), LogScale.FINE.bucket(observation.executionTime()));
        }
        long bucket = timed ? surroundings.bucket(task, observation.context()) : 0;
        variants.forEach(observation, task, variant -> {
            teachVariant(variant, observation, model, out);
            if (timed) {
                teachPairs(variant, bucket, observation, model, out);
            }
        });
    }

    private static boolean isTimed(Observation observation) {
        return observation.success() == Success.YES && observation.hasTime() && !observation.started();
    }

    private static void teachVariant(
            Variants.Variant variant, Observation observation, Model model, Evidence.Builder out) {
        if (!model.has(Cells.values(variant.dimension()), variant.value())) {
            long name = Hash64.of(variant.dimensionName());
            out.add(Cells.TASKS, variant.task()).name(variant.task(), observation.task());
            out.add(Cells.dimensions(variant.task()), name).name(name, variant.dimensionName());
            out.add(Cells.values(variant.dimension()), variant.value()).name(variant.value(), variant.valueName());
        }
        long key = Hash64.mix(variant.dimension(), variant.value());
        out.add(Cells.results(key), observation.failed() ? Cells.LOST : Cells.WON);
        if (isTimed(observation)) {
            out.add(Cells.times(key), LogScale.FINE.bucket(observation.executionTime()));
        }
    }

    private void teachPairs(
            Variants.Variant variant, long bucket, Observation observation, Model model, Evidence.Builder out) {
        double logTime = Math.log(Math.max(SHORTEST_SECONDS, observation.executionTime()));
        for (int place = 0; place < variants.values(variant.dimension()); place++) {
            long other = variants.value(variant.dimension(), place);
            if (other != variant.value()) {
                Comparison comparison = Comparison.of(variant.dimension(), variant.value(), other);
                pairing.meet(comparison, bucket, variant.value(), logTime, observation.timestamp(), model, out);
            }
        }
    }

    @Override
    public void finish(NoState state, Expectation expectation, Model model, Evidence.Builder out) {}

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        PerformanceForgetting.forget(model, cells, out);
    }

    @Override
    public Expectation forecast(NoState state, Model model) {
        return new Expectation(model);
    }

    @Override
    public void score(Expectation expectation, Placed placed, Evidence.Builder out) {
        if (isTimed(placed.observation())) {
            record.add(expectation.model(), placed.observation(), out);
        }
    }

    @Override
    public Answer answer(NoState state, Question question, Model model) {
        return PerformanceAdvice.answer(question, model);
    }

    @Override
    public List<Pattern> patterns(Model model) {
        return PerformancePatterns.of(model);
    }

    @Override
    public Quality quality(Model model) {
        return PerformanceRecord.quality(model);
    }
}
