package dev.patternengine.mining.tool;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Forgetting;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * What the tool miner forgets first: the days between the first and the last; then what it knows of a feature at a task,
 * won and lost uses together, by their number; then tools, by their uses at all tasks, which count as {@link Cells#OTHERS}
 * from then on; then whole tasks. Success rates of tasks and of tools that stay do not change.
 */
final class ToolForgetting {
    private final Model model;
    private final Forgetting forgetting;
    private final LongArrayList featureTasks = new LongArrayList();
    private final LongArrayList features = new LongArrayList();
    private final LongArrayList useTasks = new LongArrayList();
    private final LongArrayList useTools = new LongArrayList();
    private final Long2LongOpenHashMap uses = new Long2LongOpenHashMap();
    private final LongOpenHashSet rare = new LongOpenHashSet();
    private final LongOpenHashSet named = new LongOpenHashSet();

    private ToolForgetting(Model model, Evidence.Builder out) {
        this.model = model;
        this.forgetting = new Forgetting(model, out);
    }

    static void forget(Model model, long cells, Evidence.Builder out) {
        new ToolForgetting(model, out).forget(cells);
    }

    private void forget(long cells) {
        Forgetting.Spans days = forgetting.spans();
        Forgetting.Units pairs = forgetting.units(this::takePair);
        addFeatures(forgetting.units(this::takeFeature));
        addUses(days);
        addTools(forgetting.units(this::takeTool));
        addTasks(forgetting.units(this::takeTask));
        keep();
        pairs.addRows();
        forgetting.take(cells);
        forgetting.fold(rare, Cells.OTHERS, row -> row != Cells.TASKS);
        nameWhatIsLeft();
        forgetting.names(named::contains);
    }

    private void keep() {
        forgetting.keep(Cells.TASKS);
        forgetting.keep(Cells.RECORD);
        forgetting.keep(Match.UNTOLD.row());
    }

    private void addFeatures(Forgetting.Units units) {
        for (long task : model.columns(Cells.TASKS)) {
            addFeatures(task, Cells.features(task), units);
            addFeatures(task, Cells.strata(task), units);
        }
    }

    private void addFeatures(long task, long list, Forgetting.Units units) {
        forgetting.keep(list);
        for (long feature : model.columns(list)) {
            long won = Cells.won(task, feature);
            Forgetting.Bundle rows = forgetting.bundle().with(won).with(Cells.lost(task, feature));
            units.add(rows.total(), rows.cells() + 1, won, features.size());
            featureTasks.add(task);
            features.add(feature);
        }
    }

    private void takeFeature(long id) {
        takeFeature(featureTasks.getLong((int) id), features.getLong((int) id));
    }

    private void takeFeature(long task, long feature) {
        forgetting.row(Cells.won(task, feature));
        forgetting.row(Cells.lost(task, feature));
        forgetting.cell(Cells.features(task), feature);
        forgetting.cell(Cells.strata(task), feature);
    }

    /**
     * Features that are pairs are listed nowhere: their rows are what no other unit has, and find each other. They go with
     * the one of more uses.
     */
    private void takePair(long place) {
        long row = forgetting.key(place);
        long lost = Cells.lostBeside(row);
        long other = model.has(lost) ? lost : Cells.wonBeside(row);
        if (model.total(other) <= forgetting.bound()) {
            forgetting.rowAt(place);
            forgetting.row(other);
        } else {
            forgetting.stays(model.distinct(row));
        }
    }

    private void addUses(Forgetting.Spans days) {
        for (long task : model.columns(Cells.TASKS)) {
            model.forEach(Cells.uses(task), (tool, count) -> {
                days.add(Cells.days(task, tool));
                addUse(task, tool, count);
            });
        }
    }

    private void addTools(Forgetting.Units units) {
        for (int id = 0; id < useTools.size(); id++) {
            long tool = useTools.getLong(id);
            if (tool != Cells.OTHERS) {
                units.add(uses.get(tool), 4, tool, id);
            }
        }
    }

    private void addUse(long task, long tool, long count) {
        useTasks.add(task);
        useTools.add(tool);
        uses.addTo(tool, count);
        forgetting.keep(Cells.times(task, tool));
    }

    private void takeTool(long id) {
        takeTool(useTasks.getLong((int) id), useTools.getLong((int) id));
        rare.add(useTools.getLong((int) id));
    }

    private void takeTool(long task, long tool) {
        forgetting.row(Cells.days(task, tool));
        forgetting.row(Cells.times(task, tool));
    }

    private void addTasks(Forgetting.Units units) {
        for (long task : model.columns(Cells.TASKS)) {
            forgetting.keep(Cells.uses(task));
            forgetting.keep(Cells.weights(task));
            forgetting.keep(Cells.lately(task));
            forgetting.keep(Cells.won(task, Cells.ALWAYS));
            forgetting.keep(Cells.lost(task, Cells.ALWAYS));
            units.add(model.total(Cells.uses(task)), 8, task, task);
        }
    }

    private void takeTask(long task) {
        model.forEach(Cells.uses(task), (tool, count) -> takeTool(task, tool));
        model.forEach(Cells.features(task), (feature, count) -> takeFeature(task, feature));
        model.forEach(Cells.strata(task), (feature, count) -> takeFeature(task, feature));
        forgetting.row(Cells.uses(task));
        forgetting.row(Cells.weights(task));
        forgetting.row(Cells.lately(task));
        forgetting.row(Cells.won(task, Cells.ALWAYS));
        forgetting.row(Cells.lost(task, Cells.ALWAYS));
        forgetting.cell(Cells.TASKS, task);
    }

    private void nameWhatIsLeft() {
        for (long task : model.columns(Cells.TASKS)) {
            if (forgetting.left(Cells.TASKS, task) != 0) {
                named.add(task);
            }
        }
        nameLeft(useTasks, useTools, Cells::uses);
        nameLeft(featureTasks, features, Cells::features);
    }

    /** The row of a task. */
    private interface TaskRow {
        long of(long task);
    }

    private void nameLeft(LongArrayList tasks, LongArrayList columns, TaskRow row) {
        for (int id = 0; id < columns.size(); id++) {
            if (!named.contains(columns.getLong(id))
                    && forgetting.left(row.of(tasks.getLong(id)), columns.getLong(id)) != 0) {
                named.add(columns.getLong(id));
            }
        }
    }
}
