package dev.patternengine.mining;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.mining.Runs.Run;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.function.Consumer;

/**
 * A tenant's miner with its model, and up to where the log was in the model when it was loaded. Does what needs both and no
 * other tenant's: teaching, measuring, following, ending sessions, forgetting. One owner, one thread.
 */
final class Bench<S, F> {
    final Miner<S, F> miner;
    final Model model = new Model();
    Positions loaded = Positions.NONE;

    /** The batch whose evidence forgets and is not yet applied; null when there is none. Another kind's may equal it. */
    private Batch forgetting;

    Bench(Miner<S, F> miner) {
        this.miner = miner;
    }

    /** Forgets where the model is crowded and no earlier batch that forgets is on its way: see {@link Learner#forget}. */
    Evidence forget(Batch batch, LearnerLimits limits, Consumer<RuntimeException> failures) {
        if (forgetting != null || !limits.isCrowded(model.cells())) {
            return Evidence.EMPTY;
        }
        Evidence evidence = forgotten(limits, failures);
        forgetting = evidence.isEmpty() ? null : batch;
        return evidence;
    }

    private Evidence forgotten(LearnerLimits limits, Consumer<RuntimeException> failures) {
        Evidence.Builder out = new Evidence.Builder(limits.forgotten());
        try {
            miner.forget(model, limits.forgotten(), out);
        } catch (RuntimeException failure) {
            failures.accept(failure);
            return Evidence.EMPTY;
        }
        return out.build();
    }

    /** Notes that a batch's evidence arrived: when it is the one that forgets, the next may. */
    void settle(Batch batch, Evidence evidence) {
        if (!evidence.isEmpty() && batch.equals(forgetting)) {
            forgetting = null;
        }
    }

    /** What was to be forgotten by a batch of the partition will not be. */
    void drop(int partition) {
        if (forgetting != null && forgetting.partition() == partition) {
            forgetting = null;
        }
    }

    /** How many forecasts the model's record holds. */
    long measured() {
        return miner.measured(model);
    }

    /** Teaches what the end of a session teaches; nothing where there is none. */
    void finish(Run<S, F> run, Evidence.Builder out) {
        if (run != null) {
            miner.finish(run.state, run.forecast, model, out);
        }
    }

    /**
     * Scores what was expected of a session, teaches its observation and advances it.
     *
     * @param measured whether the session's forecasts are made and scored
     */
    Run<S, F> teach(Placed placed, boolean measured, Long2ObjectOpenHashMap<Run<S, F>> runs, Evidence.Builder out) {
        Run<S, F> run = placed.begins() ? null : runs.get(placed.session());
        if (placed.begins()) {
            finish(runs.remove(placed.session()), out);
        }
        if (run == null) {
            run = new Run<>(miner.begin());
            runs.put(placed.session(), run);
        } else if (measured) {
            run.forecast = run.forecast == null ? miner.forecast(run.state, model) : run.forecast;
            if (run.forecast != null) {
                miner.score(run.forecast, placed, out);
            }
        }
        miner.teach(run.state, run.forecast, placed, model, out);
        run.state = miner.advance(run.state, placed.observation());
        run.forecast = null;
        if (placed.ends()) {
            finish(runs.remove(placed.session()), out);
        }
        return run;
    }

    /** Scores a forecast by the model as it is, and advances the session; what it did itself is noted beside the model. */
    void measure(Placed placed, Long2ObjectOpenHashMap<Run<S, F>> runs, Evidence.Builder out) {
        Run<S, F> run = placed.begins() ? null : runs.get(placed.session());
        if (run != null) {
            score(run, placed, out);
        }
        remember(run, placed, runs);
    }

    private void score(Run<S, F> run, Placed placed, Evidence.Builder out) {
        F forecast = miner.forecast(run.state, run.own == null ? model : model.beside(run.own));
        if (forecast != null) {
            miner.score(forecast, placed, out);
        }
    }

    private void remember(Run<S, F> before, Placed placed, Long2ObjectOpenHashMap<Run<S, F>> runs) {
        Evidence.Builder did = new Evidence.Builder(32);
        miner.remember(before == null ? miner.begin() : before.state, placed.observation(), did);
        Model own = before == null || before.own == null ? new Model() : before.own;
        own.apply(did.build());
        follow(placed, runs);
        Run<S, F> after = runs.get(placed.session());
        if (after != null) {
            after.own = own;
        }
    }

    /** Brings a session to where it is after the observation. */
    void follow(Placed placed, Long2ObjectOpenHashMap<Run<S, F>> runs) {
        Run<S, F> run = placed.begins() ? null : runs.get(placed.session());
        S advanced = miner.advance(run == null ? miner.begin() : run.state, placed.observation());
        if (placed.ends()) {
            runs.remove(placed.session());
        } else {
            runs.put(placed.session(), new Run<>(advanced));
        }
    }
}
