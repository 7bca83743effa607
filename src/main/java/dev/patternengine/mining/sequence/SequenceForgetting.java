package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Forgetting;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * What the sequence miner forgets first: the days between the first and the last on which one task followed another; then
 * whole contexts, by how often anything followed them, and tasks, by how often they were done. A context is gone with all
 * its followers or not at all; a task that is forgotten counts as one of {@link Symbols#OTHERS} wherever it followed a
 * context that stays, so that no share grows by forgetting. A context is not followed more often than any of its tasks was
 * done, so a task goes after the contexts that are made of it, and takes with it what was learned of the experts after it. Words of goals go by how many sessions had them.
 */
final class SequenceForgetting {
    private final Model model;
    private final Forgetting forgetting;
    private final LongOpenHashSet tasks = new LongOpenHashSet();

    private SequenceForgetting(Model model, Evidence.Builder out) {
        this.model = model;
        this.forgetting = new Forgetting(model, out);
    }

    static void forget(Model model, long cells, Evidence.Builder out) {
        new SequenceForgetting(model, out).forget(cells);
    }

    private void forget(long cells) {
        keep();
        Forgetting.Spans days = forgetting.spans();
        Forgetting.Units contexts = forgetting.units(forgetting::rowAt);
        addTasks();
        days.addRows(Days::isDay);
        contexts.addRows();
        Forgetting.Units words = forgetting.units(word -> forgetting.cell(Endings.WORDS, word));
        model.forEach(Endings.WORDS, (word, count) -> words.add(count, 1, word, word));
        forgetting.take(cells);
        forgetting.fold(tasks, Symbols.OTHERS, row -> row != Endings.WORDS);
        forgetting.names(
                symbol -> forgetting.left(Symbols.NOTHING, symbol) != 0 || forgetting.left(Endings.WORDS, symbol) != 0);
    }

    /** Tasks, each with what is known of the experts after it. */
    private void addTasks() {
        Forgetting.Units rare = forgetting.units(this::forgetTask);
        model.forEach(Symbols.NOTHING, (task, count) -> {
            if (Symbols.isTask(task)) {
                Forgetting.Bundle record =
                        forgetting.bundle().with(WeightCells.row(task)).with(Stakes.row(task));
                rare.add(count, 1 + record.cells(), task, task);
            }
        });
    }

    private void forgetTask(long task) {
        tasks.add(task);
        forgetting.row(WeightCells.row(task));
        forgetting.row(Stakes.row(task));
    }

    private void keep() {
        forgetting.keep(Symbols.NOTHING);
        forgetting.keep(Endings.WORDS);
        forgetting.keep(WeightCells.row(Symbols.START));
        forgetting.keep(Stakes.row(Symbols.START));
        forgetting.keep(Streaks.row());
        WeightCells.forEachRow(forgetting::keep);
        Hedge.forEachRow(forgetting::keep);
        Calibration.forEachRow(forgetting::keep);
        Scoreboard.forEachRow(forgetting::keep);
    }
}
