package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;

/**
 * What followed one context: the most frequent tasks, best first (by count, equals by ascending hash, so that equal models
 * rank alike), and how many there are in all. The end of a session is no task; the tasks that were forgotten count as one.
 *
 * <p>Reused from row to row; reading the same row of an unchanged model again costs nothing. Cost of a row: O(cells) and
 * O(kept) for each cell that gets in.
 */
final class Top implements Model.CellVisitor {
    private final long[] columns;
    private final long[] counts;
    private int size;
    private int tasks;
    private int different;
    private long total;

    private Model model;
    private long version;
    private long row;

    /** @param kept how many are kept */
    Top(int kept) {
        columns = new long[kept];
        counts = new long[kept];
    }

    /** Reads the row's tasks in place of what was read before. */
    void read(Model of, long key) {
        if (model == of && version == of.version() && row == key) {
            return;
        }
        model = of;
        version = of.version();
        row = key;
        size = 0;
        tasks = 0;
        different = 0;
        total = 0;
        of.forEach(key, this);
    }

    @Override
    public void visit(long column, long count) {
        if (column == Symbols.END) {
            return;
        }
        different++;
        total += count;
        if (column == Symbols.OTHERS) {
            return;
        }
        tasks++;
        if (size == columns.length) {
            if (!precedes(column, count, size - 1)) {
                return;
            }
            size--;
        }
        int place = size++;
        while (place > 0 && precedes(column, count, place - 1)) {
            columns[place] = columns[place - 1];
            counts[place] = counts[place - 1];
            place--;
        }
        columns[place] = column;
        counts[place] = count;
    }

    private boolean precedes(long column, long count, int place) {
        return count > counts[place] || (count == counts[place] && column < columns[place]);
    }

    /** How many tasks are kept. */
    int size() {
        return size;
    }

    long column(int place) {
        return columns[place];
    }

    long count(int place) {
        return counts[place];
    }

    /** Whether every task that followed is kept. */
    boolean isWhole() {
        return tasks == size;
    }

    /** How many tasks followed, kept or not. */
    int different() {
        return different;
    }

    /** How often any task followed. */
    long total() {
        return total;
    }

    /** How often a task followed that need not be kept. */
    long lookUp(long task) {
        return model.count(row, task);
    }
}
