package dev.patternengine.mining.performance;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.LateCall;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.LogScale;
import dev.patternengine.wire.WireFormat;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds out which way of doing a task is faster. Successes of two variants at about the same time, in the same
 * {@link Places}, are paired ({@link Lane}); each pair is a bet against "equally fast" ({@link Bets}) and tells how
 * far the times lie apart ({@link Shift}); {@link Discoveries} opens claims with few false ones among them.
 *
 * <p>Beside that it keeps how long tasks take ({@link DurationForecast}), and, for tools and plain variants, what they cost in which
 * circumstances ({@link Moments}), so that one can be chosen for learning ({@link Trial}).
 *
 * <p>A session's state are its announced calls that have not ended. Pairs are made across all sessions that the node owns, in
 * memory that starts empty: 16384 lanes of about 260 bytes and as many scales of 350. Cost: 2 increments, 2 more for each
 * variant that an observation stands for, 3 more for each pair and 10 where several meet; and for a tool or plain variant of several, with n entries of
 * the context, (n + 1) (n + 2) / 2 + n + 3.
 */
public final class PerformanceMiner implements Miner<Calls, PerformanceMiner.Expectation> {
    private static final double SHORTEST_SECONDS = 1e-6;
    private static final WireFormat<Calls> FORMAT = new Calls.Format();

    private final Variants variants = new Variants();
    private final Surroundings surroundings = new Surroundings();
    private final Slopes slopes = new Slopes();
    private final Pairing pairing = new Pairing();
    private final Costs costs = new Costs();
    private final Hashes hashes = new Hashes();
    private final Places places = new Places(hashes);
    private final PerformanceRecord record = new PerformanceRecord();

    /** What is needed to expect a time once the task is known: it comes with the observation. */
    public record Expectation(Model model) {}

    @Override
    public Kind kind() {
        return Kind.PERFORMANCE;
    }

    @Override
    public Calls begin() {
        return Calls.NONE;
    }

    @Override
    public WireFormat<Calls> states() {
        return FORMAT;
    }

    @Override
    public Calls advance(Calls calls, Observation observation) {
        return calls.after(observation);
    }

    @Override
    public boolean awaits(Calls calls) {
        return !calls.open().isEmpty();
    }

    @Override
    public List<LateCall> late(Calls calls, Model model, long now) {
        return Lateness.of(calls, model, now);
    }

    @Override
    public void teach(Calls calls, Expectation expectation, Placed placed, Model model, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (observation.started() || observation.success() == Success.UNKNOWN) {
            return;
        }
        long task = hashes.of(observation.task());
        Counts counts = new Counts(model, out);
        long[] entries = observation.hasTime() ? Surroundings.entries(observation.context(), hashes) : new long[0];
        long bucket = observation.hasTime() ? surroundings.teach(task, entries, counts) : task;
        if (observation.hasTime()) {
            DurationForecast.teach(task, bucket, observation, out);
        }
        boolean comparable = isTimed(observation) && observation.executionTime() > 0;
        Places.Building around = comparable ? places.at(task, observation) : null;
        boolean leavesOut = variants.forEach(observation, task, variant -> {
            teachVariant(variant, observation, model, out);
            teachCost(variant, observation, model, out);
            teachTime(variant, bucket, observation, out);
            if (observation.failed()) {
                teachFailure(variant, observation.timestamp(), counts);
            }
            if (comparable && variants.values(variant.dimension()) > 1) {
                Place at = places.of(around, observation.params(), variant.dimensionName());
                teachPairs(variant, new Lane.Timed(logTime(observation), at, observation.timestamp()), counts);
            }
        });
        if (leavesOut && counts.of(Cells.LEFT_OUT, task) == 0) {
            out.add(Cells.LEFT_OUT, task);
        }
    }

    /** Teaches how long the use took in its circumstances, where there is a choice. */
    private void teachTime(Variants.Variant variant, long bucket, Observation observation, Evidence.Builder out) {
        boolean isChosen = Rivals.isTold(variant.dimensionName()) && variants.values(variant.dimension()) > 1;
        if (isChosen && bucket != variant.task() && isTimed(observation)) {
            long row = ExpectedTimes.row(Hash64.mix(variant.dimension(), variant.value()), bucket);
            out.add(row, LogScale.FINE.bucket(observation.executionTime()));
        }
    }

    /** Teaches what the use cost in its circumstances, where there is a choice. */
    private void teachCost(Variants.Variant variant, Observation observation, Model model, Evidence.Builder out) {
        if (Rivals.isTold(variant.dimensionName()) && variants.values(variant.dimension()) > 1) {
            OptionalDouble cost = costs.log(observation, variant.task(), model);
            if (cost.isPresent()) {
                long key = Hash64.mix(variant.dimension(), variant.value());
                Moments.teach(key, Traits.of(observation.context(), hashes), cost.getAsDouble(), out);
            }
        }
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

    private static double logTime(Observation observation) {
        return Math.log(Math.max(SHORTEST_SECONDS, observation.executionTime()));
    }

    private void teachFailure(Variants.Variant variant, long timestamp, Counts counts) {
        for (int place = 0; place < variants.values(variant.dimension()); place++) {
            long other = variants.value(variant.dimension(), place);
            if (other != variant.value()) {
                Comparison comparison = Comparison.of(variant.dimension(), variant.value(), other);
                pairing.fail(comparison, variant.value(), timestamp, counts);
            }
        }
    }

    private void teachPairs(Variants.Variant variant, Lane.Timed timed, Counts counts) {
        Line line = slopes.of(variant.dimension(), timed.at());
        for (int place = 0; place < variants.values(variant.dimension()); place++) {
            long other = variants.value(variant.dimension(), place);
            if (other != variant.value()) {
                Comparison comparison = Comparison.of(variant.dimension(), variant.value(), other);
                pairing.meet(comparison, variant.value(), timed, line, counts);
            }
        }
        slopes.add(variant.dimension(), variant.value(), timed, line);
    }

    @Override
    public void finish(Calls state, Expectation expectation, Model model, Evidence.Builder out) {}

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        PerformanceForgetting.forget(model, cells, out);
    }

    @Override
    public Expectation forecast(Calls state, Model model) {
        return new Expectation(model);
    }

    @Override
    public void score(Expectation expectation, Placed placed, Evidence.Builder out) {
        if (isTimed(placed.observation())) {
            record.add(expectation.model(), placed.observation(), out);
        }
    }

    @Override
    public Answer answer(Calls state, Question question, Model model) {
        return new PerformanceAdvice(question, model).answer();
    }

    @Override
    public Answer timed(Answer answer, Question question, Model model) {
        return ExpectedTimes.fill(answer, question, model);
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
