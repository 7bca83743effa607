package dev.patternengine.mining.recovery;

import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/**
 * A reading of the model for failures of one error at one task. What is known of the very signature is blended with what is
 * known of the other signatures of its template, that with other errors of the task, and that with all other tasks: each
 * level is a prior for the one below it, and holds nothing of it, so that nothing counts twice. A prior is worth
 * {@value #STRENGTH} trials, that of the template for one of its signatures up to {@value #FAMILY}, because most differ in
 * wording only. Where an action's last tries went otherwise than those before ({@link Trials#changed}), they alone count, unless only
 * the origin is another ({@link Origins#last}).
 *
 * <p>Cost: an action takes O(signatures) reads.
 */
final class Situation {
    private static final double STRENGTH = 1;
    private static final double WEAK = 0.6;
    private static final double FAMILY = 20;
    private static final double UNINFORMED = 0.3;
    private static final long NONE = 0;

    private final Model model;
    private final long[] places;
    private final long[] own;
    private final long task;
    private final long version;
    private final double everywhere;

    private Situation(Model model, long[] places, long[] own, long task, long version) {
        this.model = model;
        this.places = places;
        this.own = own;
        this.task = task;
        this.version = version;
        this.everywhere =
                Posterior.of(UNINFORMED, STRENGTH, total(Rows.EVERYWHERE)).mean();
    }

    /** Failures of the signatures at the task. */
    static Situation of(Model model, long[] signatures, long task) {
        long[] places = Arrays.stream(signatures)
                .map(signature -> Rows.place(signature, task))
                .filter(place -> model.has(Rows.tried(place)))
                .toArray();
        return new Situation(model, places, new long[0], task, NONE);
    }

    /** Failures at the task, whatever the error. */
    static Situation ofTask(Model model, long task) {
        return new Situation(model, new long[] {task}, new long[0], task, NONE);
    }

    /** The same failures, of which those of one signature are to be told. */
    Situation of(long signature) {
        long place = Rows.place(signature, task);
        boolean oneOfMany = places.length > 1 && Arrays.stream(places).anyMatch(each -> each == place);
        return oneOfMany ? new Situation(model, places, new long[] {place}, task, version) : this;
    }

    /** The same failures at one version of the tool. */
    Situation at(long wanted) {
        return new Situation(model, places, new long[0], task, wanted);
    }

    boolean isOfVersion() {
        return version != NONE;
    }

    boolean hasVersions() {
        return Arrays.stream(places).anyMatch(place -> model.has(Rows.versions(place)));
    }

    long[] places() {
        return places;
    }

    Model model() {
        return model;
    }

    /** What failed. */
    long task() {
        return task;
    }

    /** Everything that was tried, of the version where there is one. */
    Trials trials() {
        return Arrays.stream(places).mapToObj(this::triedAt).reduce(Trials.NONE, Trials::plus);
    }

    private Trials triedAt(long place) {
        if (version == NONE) {
            return total(place);
        }
        Trials[] sum = {Trials.NONE};
        model.forEachSum(Rows.at(place, version), (action, tally) -> sum[0] = sum[0].plus(Tally.read(tally)));
        return sum[0];
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

    private Trials all(long place, long action) {
        return new Trials(model.count(Rows.tried(place), action), model.count(Rows.worked(place), action));
    }

    private interface Reading {
        Trials at(long place);
    }

    private static Trials sum(long[] places, Reading reading) {
        Trials sum = Trials.NONE;
        for (long place : places) {
            sum = sum.plus(reading.at(place));
        }
        return sum;
    }

    /** All that was tried here but the action. */
    Trials without(long action) {
        return trials().without(sum(places, place -> here(place, action)));
    }

    /** The actions tried here, ascending by hash. */
    long[] actions() {
        LongOpenHashSet actions = new LongOpenHashSet();
        for (long place : places) {
            long row = version == NONE ? Rows.tried(place) : Rows.at(place, version);
            model.forEach(row, (action, count) -> actions.add(action));
        }
        actions.remove(Rows.OTHERS);
        long[] sorted = actions.toLongArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** How often the action was tried here that was tried most. */
    long mostTried() {
        long most = 0;
        for (long action : actions()) {
            most = Math.max(most, sum(places, place -> here(place, action)).tried());
        }
        return most;
    }

    private Trials here(long place, long action) {
        return version == NONE ? all(place, action) : Tally.read(model.sum(Rows.at(place, version), action));
    }

    /** What is known of an action here. */
    Option option(long action) {
        return option(action, STRENGTH, 1);
    }

    /** The same at a moment, epoch milliseconds: what was not tried for long is worth less. */
    Option option(long action, long now) {
        return option(action, STRENGTH, Moments.worth(model, places, action, now));
    }

    /**
     * The same with a weak prior, for sampling: an action either is the way out of an error or it is not, and few trials
     * tell, so belief starts near both ends and not in the middle.
     */
    Option wager(long action, long now) {
        return option(action, WEAK, Moments.worth(model, places, action, now));
    }

    private Option option(long action, double strength, double worth) {
        Trials family = sum(places, place -> all(place, action));
        Trials lately = lately(action, family);
        double forTask = forTask(action, strength, family);
        if (version != NONE) {
            Trials here = sum(places, place -> here(place, action));
            Posterior others =
                    Posterior.of(forTask, strength, family.now(lately).without(here));
            return Option.of(action, here, Posterior.of(others.mean(), strength, here, worth));
        }
        if (family.changed(lately)) {
            return Option.lately(action, lately, Posterior.of(forTask, strength, lately, worth));
        }
        if (own.length == 0) {
            return Option.of(action, family, Posterior.of(forTask, strength, family, worth));
        }
        return ofOwn(action, family, forTask, strength, worth);
    }

    /** Not those of an origin alone that spoke last and always says so. */
    private Trials lately(long action, Trials family) {
        Trials last = sum(places, place -> Lately.trials(model, place, action));
        return Origins.areSeveral(model) && family.changed(last) ? Origins.last(places, action, last, model) : last;
    }

    private double forTask(long action, double strength, Trials family) {
        Trials atTask = all(task, action);
        Trials latelyAtTask = Lately.trials(model, task, action);
        Trials elsewhere = all(Rows.EVERYWHERE, action).without(atTask);
        double general = Posterior.of(everywhere, strength, elsewhere).mean();
        boolean changed = atTask.changed(latelyAtTask);
        Trials others = changed ? latelyAtTask : atTask.without(family);
        return Posterior.of(general, strength, others).mean();
    }

    private Option ofOwn(long action, Trials family, double forTask, double strength, double worth) {
        Trials mine = sum(own, place -> all(place, action));
        Trials others = family.without(mine);
        Posterior template = Posterior.of(forTask, strength, others, worth);
        double trust = Math.min(FAMILY, strength + worth * others.tried());
        return Option.of(action, family, Posterior.of(template.mean(), trust, mine, worth));
    }
}
