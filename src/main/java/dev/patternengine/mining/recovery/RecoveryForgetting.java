package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Forgetting;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * What the recovery miner forgets first: the days between the first and the last; then what was tried and worked least
 * after a signature at a task, as a whole; then the same of a task, whatever the error; then actions, which count as
 * {@link Rows#OTHERS} from then on, with what they recovered. What is known of a task and of all failures outlives the
 * signatures it came from.
 */
final class RecoveryForgetting {
    private final Model model;
    private final Forgetting forgetting;
    private final LongArrayList signatures = new LongArrayList();
    private final LongArrayList failed = new LongArrayList();
    private final LongOpenHashSet tasks = new LongOpenHashSet();
    private final LongOpenHashSet actions = new LongOpenHashSet();

    private RecoveryForgetting(Model model, Evidence.Builder out) {
        this.model = model;
        this.forgetting = new Forgetting(model, out);
    }

    static void forget(Model model, long cells, Evidence.Builder out) {
        new RecoveryForgetting(model, out).forget(cells);
    }

    private void forget(long cells) {
        Forgetting.Spans days = forgetting.spans();
        addPlaces(days);
        addTasks();
        addActions();
        forgetting.take(cells);
        actions.removeIf(action -> forgetting.isLeft(Rows.tried(action)));
        dropWaysOfActions();
        forgetting.fold(actions, Rows.OTHERS, row -> row != Rows.SIGNATURES);
        forgetting.names(this::isReferredTo);
    }

    private void addPlaces(Forgetting.Spans days) {
        Forgetting.Units places = forgetting.units(this::takePlace);
        for (long signature : model.columns(Rows.SIGNATURES)) {
            for (long task : model.columns(Rows.tasks(signature))) {
                long place = Rows.place(signature, task);
                Forgetting.Bundle rows =
                        forgetting.bundle().with(Rows.tried(place)).with(Rows.worked(place));
                int cells = rows.cells() + days.add(Rows.days(place)) + 1;
                places.add(rows.total(), cells + Place.cells(model, place), place, signatures.size());
                signatures.add(signature);
                failed.add(task);
                tasks.add(task);
            }
        }
    }

    private void takePlace(long id) {
        long signature = signatures.getLong((int) id);
        long task = failed.getLong((int) id);
        long place = Rows.place(signature, task);
        Place.forEachStep(model, place, (row, action) -> subtractSteps(row, action));
        model.forEach(Rows.versions(place), (version, count) -> forgetting.subtract(Rows.VERSIONS, version, count));
        model.forEach(Rows.origins(place), (origin, count) -> forgetting.subtract(Rows.ORIGINS, origin, count));
        Place.forEachRow(model, place, forgetting::row);
        forgetting.row(Rows.tried(place));
        forgetting.row(Rows.worked(place));
        forgetting.row(Rows.days(place));
        forgetting.subtract(Rows.SIGNATURES, signature, forgetting.left(Rows.tasks(signature), task));
        forgetting.cell(Rows.tasks(signature), task);
    }

    private void subtractSteps(long row, long action) {
        forgetting.subtract(
                Rows.STEPS, action, Tally.read(model.sum(row, action)).tried());
    }

    /** Tasks whose places are all gone have a name still. */
    private void addTasks() {
        Forgetting.Units units = forgetting.units(this::takeTask);
        model.forEachName(tasks::add);
        tasks.forEach(task -> {
            if (task != Rows.EVERYWHERE && model.has(Rows.tried(task))) {
                Forgetting.Bundle rows =
                        forgetting.bundle().with(Rows.tried(task)).with(Rows.worked(task));
                units.add(rows.total(), rows.cells() + model.distinct(Rows.lately(task)), task, task);
            }
        });
    }

    private void takeTask(long task) {
        forgetting.row(Rows.tried(task));
        forgetting.row(Rows.worked(task));
        forgetting.row(Rows.lately(task));
    }

    /** An action that is a task that failed goes after that. */
    private void addActions() {
        Forgetting.Units units = forgetting.units(actions::add);
        model.forEach(Rows.tried(Rows.EVERYWHERE), (action, tried) -> {
            if (action != Rows.OTHERS) {
                long everywhere = tried + model.count(Rows.worked(Rows.EVERYWHERE), action);
                long asTask = model.total(Rows.tried(action)) + model.total(Rows.worked(action));
                units.add(Math.max(everywhere, asTask), 2, action, action);
            }
        });
    }

    /** Paths and weeks of actions that go are of no use, where their place stays. */
    private void dropWaysOfActions() {
        for (int id = 0; id < signatures.size() && !actions.isEmpty(); id++) {
            long place = Rows.place(signatures.getLong(id), failed.getLong(id));
            if (forgetting.isLeft(Rows.tried(place))) {
                model.forEach(Rows.tried(place), (action, count) -> dropWays(place, action));
            }
        }
    }

    private void dropWays(long place, long first) {
        if (actions.contains(first)) {
            dropWeeks(place, first);
            Place.forEachStep(model, place, first, this::subtractSteps);
            Place.forEachRow(model, place, first, forgetting::row);
        } else {
            model.forEachSum(Rows.then(place, first), (second, tally) -> {
                if (actions.contains(second)) {
                    long row = Rows.then(place, first, second);
                    model.forEachSum(row, (third, count) -> subtractSteps(row, third));
                    forgetting.row(row);
                }
            });
        }
    }

    private void dropWeeks(long place, long action) {
        long[] days = model.columns(Rows.days(place));
        long last = days.length == 0 ? -1 : Moments.week(days[days.length - 1]);
        for (long week = days.length == 0 ? 0 : Moments.week(days[0]); week <= last; week++) {
            long column = Moments.column(action, week);
            if (model.has(Rows.weeks(place), column)) {
                forgetting.cell(Rows.weeks(place), column);
            }
        }
    }

    private boolean isReferredTo(long symbol) {
        return forgetting.left(Rows.SIGNATURES, symbol) != 0
                || forgetting.left(Rows.tried(Rows.EVERYWHERE), symbol) != 0
                || forgetting.left(Rows.STEPS, symbol) != 0
                || forgetting.left(Rows.VERSIONS, symbol) != 0
                || forgetting.left(Rows.ORIGINS, symbol) != 0
                || forgetting.isLeft(Rows.tried(symbol));
    }
}
