package dev.patternengine.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one batch teaches one miner: integer increments to the cells of its model, and the names of the symbols it brings.
 * Adding evidence is commutative and associative, so models that got the same evidence in any order are equal.
 *
 * <p>A cell is named by two 64-bit hashes, row and column. 24 bytes an increment.
 */
public final class Evidence {
    public static final Evidence EMPTY = new Evidence(new long[0], new long[0], new long[0], Map.of());

    private final long[] rows;
    private final long[] columns;
    private final long[] deltas;
    private final Map<Long, String> names;

    private Evidence(long[] rows, long[] columns, long[] deltas, Map<Long, String> names) {
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
    public Map<Long, String> names() {
        return names;
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

    /** Tells which cells are known. */
    @FunctionalInterface
    public interface Known {
        boolean knows(long row, long column);
    }

    /** Collects increments; one owner, one thread. */
    public static final class Builder {
        private long[] rows = new long[64];
        private long[] columns = new long[64];
        private long[] deltas = new long[64];
        private final Map<Long, String> names = new TreeMap<>();
        private int size;

        /** Adds the increment to the cell; 0 adds nothing. */
        public Builder add(long row, long column, long delta) {
            if (delta != 0) {
                if (size == rows.length) {
                    grow();
                }
                rows[size] = row;
                columns[size] = column;
                deltas[size++] = delta;
            }
            return this;
        }

        public Builder add(long row, long column) {
            return add(row, column, 1);
        }

        /** Names a symbol, so that every node can show it. Hashes must come from {@link Hash64#of(String)} or be unique. */
        public Builder name(long symbol, String text) {
            names.put(symbol, text);
            return this;
        }

        /** Drops the increments to cells that are not known: what a model at its bound does with anything new. */
        public void keepKnown(Known known) {
            int kept = 0;
            for (int place = 0; place < size; place++) {
                if (known.knows(rows[place], columns[place])) {
                    rows[kept] = rows[place];
                    columns[kept] = columns[place];
                    deltas[kept++] = deltas[place];
                }
            }
            size = kept;
            names.clear();
        }

        private void grow() {
            rows = Arrays.copyOf(rows, size * 2);
            columns = Arrays.copyOf(columns, size * 2);
            deltas = Arrays.copyOf(deltas, size * 2);
        }

        public Evidence build() {
            return size == 0 && names.isEmpty()
                    ? EMPTY
                    : new Evidence(
                            Arrays.copyOf(rows, size),
                            Arrays.copyOf(columns, size),
                            Arrays.copyOf(deltas, size),
                            Collections.unmodifiableMap(new TreeMap<>(names)));
        }
    }
}
