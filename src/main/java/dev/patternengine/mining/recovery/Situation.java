package dev.patternengine.mining.recovery;

import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/**
 * A reading of the model for failures of some signatures at one task. What is known there is blended with what is known
 * of the task at other signatures, and that with all other tasks: each level is a prior of {@value #STRENGTH} trials for
 * the one below it, and holds nothing of it, so that nothing counts twice.
 *
 * <p>Cost: an action takes O(signatures) reads.
 */
final class Situation {
    private static final double STRENGTH = 1;
    private static final double WEAK = 0.6;
    private static final double UNINFORMED = 0.3;

    private final Model model;
    private final long[] places;
    private final long task;
    private final double everywhere;

    private Situation(Model model, long[] places, long task) {
        this.model = model;
        this.places = places;
        this.task = task;
        this.everywhere =
                Posterior.of(UNINFORMED, STRENGTH, total(Rows.EVERYWHERE)).mean();
    }

    /** Failures of the signatures at the task. */
    static Situation of(Model model, long[] signatures, long task) {
        long[] places = Arrays.stream(signatures)
                .map(signature -> Rows.place(signature, task))
                .filter(place -> model.has(Rows.tried(place)))
                .toArray();
        return new Situation(model, places, task);
    }

    /** Failures at the task, whatever the error. */
    static Situation ofTask(Model model, long task) {
        return new Situation(model, new long[] {task}, task);
    }

    long[] places() {
        return places;
    }

    /** Everything that was tried. */
    Trials trials() {
        return sum(place -> total(place));
    }

    /** The share of failures here that recovered, whatever was done; shrunk towards all failures. */
    double base() {
        return Posterior.of(everywhere, STRENGTH, trials()).mean();
    }

    /** The share of all failures that recovered. */
    double everywhere() {
        return everywhere;
    }

    private Trials total(long place) {
        return new Trials(model.total(Rows.tried(place)), model.total(Rows.worked(place)));
    }

    private Trials trials(long place, long action) {
        return new Trials(model.count(Rows.tried(place), action), model.count(Rows.worked(place), action));
    }

    private interface Reading {
        Trials at(long place);
    }

    private Trials sum(Reading reading) {
        Trials sum = Trials.NONE;
        for (long place : places) {
            sum = sum.plus(reading.at(place));
        }
        return sum;
    }

    /** The actions tried here, ascending by hash. */
    long[] actions() {
        LongOpenHashSet actions = new LongOpenHashSet();
        for (long place : places) {
            model.forEach(Rows.tried(place), (action, count) -> actions.add(action));
        }
        actions.remove(Rows.OTHERS);
        long[] sorted = actions.toLongArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** What is known of an action here. */
    Option option(long action) {
        return option(action, STRENGTH);
    }

    /**
     * The same with a weak prior, for sampling: an action either is the way out of an error or it is not, and few trials
     * tell, so belief starts near both ends and not in the middle.
     */
    Option wager(long action) {
        return option(action, WEAK);
    }

    private Option option(long action, double strength) {
        Trials here = sum(place -> trials(place, action));
        Trials atTask = trials(task, action);
        Trials elsewhere = trials(Rows.EVERYWHERE, action).without(atTask);
        double general = Posterior.of(everywhere, strength, elsewhere).mean();
        double forTask = Posterior.of(general, strength, atTask.without(here)).mean();
        return Option.of(action, here, Posterior.of(forTask, strength, here));
    }
}
