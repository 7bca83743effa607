package dev.patternengine.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one batch teaches one miner: integer increments to the cells of its model, and the names of the symbols it brings.
 * Adding evidence is commutative and associative, so models that got the same evidence in any order are equal. To forget is
 * to add what takes away.
 *
 * <p>A cell is named by two 64-bit hashes, row and column. 24 bytes an increment.
 */
public final class Evidence {
    public static final Evidence EMPTY = new Evidence(new long[0], new long[0], new long[0], Map.of());

    private final long[] rows;
    private final long[] columns;
    private final long[] deltas;
    private final Map<Long, Name> names;

    private Evidence(long[] rows, long[] columns, long[] deltas, Map<Long, Name> names) {
        this.rows = rows;
        this.columns = columns;
        this.deltas = deltas;
        this.names = names;
    }

    /** How many increments. */
    public int size() {
        return rows.length;
    }

    public long row(int place) {
        return rows[place];
    }

    public long column(int place) {
        return columns[place];
    }

    public long delta(int place) {
        return deltas[place];
    }

    /** Names of symbols by their hash, in ascending order of the hash; not to be changed. */
    public Map<Long, Name> names() {
        return names;
    }

    /** Adds what takes this away again. */
    public void takeAway(Builder out) {
        for (int place = 0; place < rows.length; place++) {
            out.add(rows[place], columns[place], -deltas[place]);
        }
        names.forEach((symbol, name) -> out.name(symbol, name.negated()));
    }

    public boolean isEmpty() {
        return rows.length == 0 && names.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that
                && Arrays.equals(rows, that.rows)
                && Arrays.equals(columns, that.columns)
                && Arrays.equals(deltas, that.deltas)
                && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows) * 31 + Arrays.hashCode(deltas);
    }

    @Override
    public String toString() {
        return "Evidence[" + rows.length + " increments, " + names.size() + " names]";
    }

    /**
     * A symbol's name, as a sum: the text is that of the symbol whoever gives it, the counts add up.
     *
     * @param text empty where the count is not above 0
     * @param count how often it was given, less how often it was taken away
     */
    public record Name(String text, long count) {
        public Name {
            text = count > 0 ? text : "";
        }

        /** What takes it away again: with its text where it would be given by that. */
        Name negated() {
            return new Name(text, -count);
        }

        /** The sum; null when nothing is left. */
        public Name plus(Name other) {
            long sum = count + other.count;
            return sum == 0 ? null : new Name(count > 0 ? text : other.text, sum);
        }
    }

    /** Takes an increment to a row. */
    @FunctionalInterface
    public interface IncrementVisitor {
        void visit(long column, long delta);
    }

    /**
     * Sums increments, so that a cell occurs once however often it was added to. An increment costs one probe of a table
     * as large as the batch. One owner, one thread.
     */
    public static final class Builder {
        private static final int SMALLEST = 32;
        private static final long GOLDEN = 0x9e3779b97f4a7c15L;

        private long[] rows;
        private long[] columns;
        private long[] deltas;
        private int size;

        /** Twice as many as cells fit: 0, or the place of a cell plus 1, as near as free to where its hash points. */
        private int[] slots;

        private final Map<Long, Name> names = new HashMap<>();

        public Builder() {
            this(SMALLEST);
        }

        /** @param cells for how many there is room at once */
        public Builder(int cells) {
            allocate(Math.max(SMALLEST, Integer.highestOneBit(cells) * 2));
        }

        private void allocate(int capacity) {
            rows = new long[capacity];
            columns = new long[capacity];
            deltas = new long[capacity];
            slots = new int[2 * capacity];
        }

        /** Forgets everything but the room it took, for the next batch; where that used little of the room, half of it. */
        public Builder clear() {
            if (rows.length > SMALLEST && size < rows.length / 8) {
                allocate(rows.length / 2);
            } else {
                Arrays.fill(slots, 0);
            }
            size = 0;
            names.clear();
            return this;
        }

        /** Adds the increment to the cell; 0 adds nothing. */
        public Builder add(long row, long column, long delta) {
            if (delta != 0) {
                int slot = slot(row, column);
                if (slots[slot] == 0) {
                    append(slot, row, column, delta);
                } else {
                    deltas[slots[slot] - 1] += delta;
                }
            }
            return this;
        }

        public Builder add(long row, long column) {
            return add(row, column, 1);
        }

        /** Visits the increments to a row so far, in no order that may matter. O(increments to all rows). */
        public void forEach(long row, IncrementVisitor visitor) {
            for (int place = 0; place < size; place++) {
                if (rows[place] == row) {
                    visitor.visit(columns[place], deltas[place]);
                }
            }
        }

        private void append(int slot, long row, long column, long delta) {
            rows[size] = row;
            columns[size] = column;
            deltas[size++] = delta;
            slots[slot] = size;
            if (size == rows.length) {
                grow();
            }
        }

        /** The slot that holds the cell, or the free one where it belongs. */
        private int slot(long row, long column) {
            long hash = (row ^ Long.rotateLeft(column, 29)) * GOLDEN;
            int slot = (int) (hash >>> 32) & (slots.length - 1);
            while (slots[slot] != 0 && !isAt(slots[slot] - 1, row, column)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }

        private boolean isAt(int place, long row, long column) {
            return rows[place] == row && columns[place] == column;
        }

        private void grow() {
            rows = Arrays.copyOf(rows, size * 2);
            columns = Arrays.copyOf(columns, size * 2);
            deltas = Arrays.copyOf(deltas, size * 2);
            index();
        }

        private void index() {
            slots = new int[2 * rows.length];
            for (int place = 0; place < size; place++) {
                slots[slot(rows[place], columns[place])] = place + 1;
            }
        }

        /** The increment to the cell so far. */
        public long delta(long row, long column) {
            int slot = slot(row, column);
            return slots[slot] == 0 ? 0 : deltas[slots[slot] - 1];
        }

        /**
         * Names a symbol, so that every node can show it; once, however often it is named. Hashes must come from {@link
         * Hash64#of(String)} or be unique.
         */
        public Builder name(long symbol, String text) {
            names.putIfAbsent(symbol, new Name(text, 1));
            return this;
        }

        /** Adds to a symbol's name. */
        public Builder name(long symbol, Name name) {
            names.merge(symbol, name, Name::plus);
            return this;
        }

        public Evidence build() {
            dropZeros();
            return size == 0 && names.isEmpty()
                    ? EMPTY
                    : new Evidence(
                            Arrays.copyOf(rows, size),
                            Arrays.copyOf(columns, size),
                            Arrays.copyOf(deltas, size),
                            names.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(names)));
        }

        /** Leaves out the cells whose increments came to nothing. */
        private void dropZeros() {
            int kept = 0;
            while (kept < size && deltas[kept] != 0) {
                kept++;
            }
            for (int place = kept; place < size; place++) {
                rows[kept] = rows[place];
                columns[kept] = columns[place];
                deltas[kept] = deltas[place];
                kept += deltas[place] == 0 ? 0 : 1;
            }
            if (kept < size) {
                size = kept;
                index();
            }
        }
    }
}
