package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Forgetting;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * What the performance miner forgets first: the days between the first and the last; then variants, by their uses, each with
 * all comparisons it is part of; a dimension and a task with the last of their variants; and the times of a task, by their
 * number.
 */
final class PerformanceForgetting {
    private final Model model;
    private final Forgetting forgetting;
    private final LongArrayList dimensions = new LongArrayList();
    private final LongArrayList values = new LongArrayList();
    private final LongOpenHashSet named = new LongOpenHashSet();

    private PerformanceForgetting(Model model, Evidence.Builder out) {
        this.model = model;
        this.forgetting = new Forgetting(model, out);
    }

    static void forget(Model model, long cells, Evidence.Builder out) {
        new PerformanceForgetting(model, out).forget(cells);
    }

    private void forget(long cells) {
        forgetting.keep(Cells.TASKS);
        forgetting.keep(Cells.LEFT_OUT);
        forgetting.keep(Cells.COMPARISONS);
        forgetting.keep(Cells.CLOSED);
        forgetting.keep(Cells.RECORD);
        Forgetting.Spans days = forgetting.spans();
        model.forEach(Cells.COMPARISONS, (comparison, count) -> days.add(Cells.days(comparison)));
        Forgetting.Units variants = forgetting.units(this::takeVariant);
        for (long task : model.columns(Cells.TASKS)) {
            forgetting.keep(Cells.dimensions(task));
            forgetting.keep(Cells.various(task));
            for (long name : model.columns(Cells.dimensions(task))) {
                addVariants(Hash64.mix(task, name), variants);
            }
        }
        forgetting.units(forgetting::rowAt).addRows();
        forgetting.take(cells);
        for (long task : model.columns(Cells.TASKS)) {
            takeEmpty(task);
        }
        forgetting.names(named::contains);
    }

    private void addVariants(long dimension, Forgetting.Units variants) {
        forgetting.keep(Cells.values(dimension));
        for (long value : model.columns(Cells.values(dimension))) {
            long variant = Hash64.mix(dimension, value);
            Forgetting.Bundle rows = forgetting.bundle();
            forEachRow(dimension, value, rows::with);
            variants.add(model.total(Cells.results(variant)), 1 + rows.cells(), variant, values.size());
            dimensions.add(dimension);
            values.add(value);
        }
    }

    /** Takes a row. */
    private interface RowVisitor {
        void visit(long row);
    }

    /** Visits the rows of a variant and of its comparisons. */
    private void forEachRow(long dimension, long value, RowVisitor visitor) {
        long variant = Hash64.mix(dimension, value);
        visitor.visit(Cells.results(variant));
        visitor.visit(Cells.times(variant));
        visitor.visit(Cells.moments(variant));
        model.forEach(Cells.values(dimension), (other, count) -> {
            Comparison comparison = Comparison.of(dimension, value, other);
            if (other != value && model.has(Cells.COMPARISONS, comparison.key())) {
                visitor.visit(Cells.days(comparison.key()));
                forEachRound(comparison, visitor);
            }
        });
    }

    private void forEachRound(Comparison comparison, RowVisitor visitor) {
        long key = comparison.key();
        for (long round = 0; round <= model.count(Cells.CLOSED, key); round++) {
            visitor.visit(Cells.bets(key, round));
            visitor.visit(Cells.sets(key, round));
            visitor.visit(Cells.shifts(key, round));
            visitor.visit(Cells.blocks(key, round));
            visitor.visit(Cells.opened(comparison.claim(true).key(), round));
            visitor.visit(Cells.opened(comparison.claim(false).key(), round));
        }
    }

    private void takeVariant(long id) {
        long dimension = dimensions.getLong((int) id);
        long value = values.getLong((int) id);
        forEachRow(dimension, value, forgetting::row);
        model.forEach(Cells.values(dimension), (other, count) -> {
            if (other != value) {
                long comparison = Comparison.of(dimension, value, other).key();
                forgetting.cell(Cells.COMPARISONS, comparison);
                forgetting.cell(Cells.CLOSED, comparison);
            }
        });
        forgetting.cell(Cells.values(dimension), value);
    }

    /** Takes the dimensions of a task that have no value left, and the task that has no dimension left; names the rest. */
    private void takeEmpty(long task) {
        boolean[] left = {false};
        model.forEach(Cells.dimensions(task), (name, count) -> {
            if (hasValuesLeft(Hash64.mix(task, name))) {
                left[0] = true;
                named.add(name);
            } else {
                forgetting.cell(Cells.dimensions(task), name);
            }
        });
        if (left[0]) {
            named.add(task);
        } else {
            forgetting.cell(Cells.TASKS, task);
            forgetting.cell(Cells.LEFT_OUT, task);
        }
    }

    private boolean hasValuesLeft(long dimension) {
        boolean[] left = {false};
        model.forEach(Cells.values(dimension), (value, count) -> {
            if (forgetting.left(Cells.values(dimension), value) != 0) {
                left[0] = true;
                named.add(value);
            }
        });
        return left[0];
    }
}
