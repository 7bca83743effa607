package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the model holds together with what the batch being taught adds to it, so that a decision within a long batch rests on
 * all of the batch before it.
 */
record Counts(Model model, Evidence.Builder out) {
    /** The model alone. */
    static Counts of(Model model) {
        return new Counts(model, new Evidence.Builder());
    }

    long of(long row, long column) {
        return Math.max(0, sum(row, column));
    }

    /** The positive counts of a row by column. O(cells of the row and of the batch). */
    NavigableMap<Long, Long> columns(long row) {
        NavigableMap<Long, Long> columns = new TreeMap<>();
        model.forEachSum(row, columns::put);
        out.forEach(row, (column, delta) -> columns.merge(column, delta, Long::sum));
        columns.values().removeIf(count -> count <= 0);
        return columns;
    }

    /** The counts of a row's first columns. O(cells of the row + columns). */
    long[] first(int columns, long row) {
        long[] counts = new long[columns];
        model.forEachSum(row, (column, count) -> {
            if (column >= 0 && column < columns) {
                counts[(int) column] = count;
            }
        });
        for (int column = 0; column < columns; column++) {
            counts[column] += out.delta(row, column);
        }
        return counts;
    }

    /** What adds up, below 0 too. */
    long sum(long row, long column) {
        return model.sum(row, column) + out.delta(row, column);
    }

    /** How often a claim about the comparison was closed: pairs since then are told apart from those before. */
    long round(Comparison comparison) {
        return of(Cells.CLOSED, comparison.key());
    }

    boolean isOpen(Comparison.Claim claim) {
        long row = Cells.opened(claim.key(), round(claim.of()));
        return of(row, Discovery.OPENINGS) > of(row, Discovery.CLOSINGS);
    }
}
