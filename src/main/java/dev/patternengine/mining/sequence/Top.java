package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;

/**
 * The most frequent columns of a row, best first: by count, equals by ascending hash, so that equal models rank alike.
 * Reused from row to row. Cost of a row: O(cells) and O(kept) for each cell that gets in.
 */
final class Top implements Model.CellVisitor {
    private final long[] columns;
    private final long[] counts;
    private int size;

    /** @param kept how many are kept */
    Top(int kept) {
        columns = new long[kept];
        counts = new long[kept];
    }

    /** Reads the row's tasks in place of what was read before; the end of a session is no task. */
    void read(Model model, long row) {
        size = 0;
        model.forEach(row, this);
    }

    @Override
    public void visit(long column, long count) {
        if (column == Symbols.END) {
            return;
        }
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

    int size() {
        return size;
    }

    long column(int place) {
        return columns[place];
    }
}
