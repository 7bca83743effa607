package dev.patternengine.mining;

import dev.patternengine.domain.Evidence;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * What one miner knows of one tenant: a sparse matrix of integers, the sum of all evidence, and the names of symbols.
 * Rows and columns are 64-bit hashes; a row is a circumstance, a column what happened in it.
 *
 * <p>Applying evidence commutes, so equal evidence in any order gives an equal model: {@link Snapshot} writes the same
 * bytes. A cell whose sum is 0 is not kept; a negative sum is kept and read as 0 until its counterpart arrives.
 *
 * <p>Cost: applying an increment and reading a cell take O(1) expected. Memory: about 45 bytes a cell and 40 a row, plus
 * the names.
 * One owner, one thread.
 */
public final class Model {
    static final int NONE = -1;

    private final Long2IntOpenHashMap rowPlaces = newIndex();
    private final Long2IntOpenHashMap cellPlaces = newIndex();
    private final Long2ObjectOpenHashMap<String> names = new Long2ObjectOpenHashMap<>();
    private final Rows rows = new Rows();
    private final Cells cells = new Cells();
    private long nameCharacters;
    private long version;

    private static Long2IntOpenHashMap newIndex() {
        Long2IntOpenHashMap index = new Long2IntOpenHashMap();
        index.defaultReturnValue(NONE);
        return index;
    }

    /** Adds the evidence. */
    public void apply(Evidence evidence) {
        for (int place = 0; place < evidence.size(); place++) {
            add(evidence.row(place), evidence.column(place), evidence.delta(place));
        }
        evidence.names().forEach(this::name);
        version++;
    }

    private void name(long symbol, String text) {
        String before = names.put(symbol, text);
        nameCharacters += text.length() - (before == null ? 0 : before.length());
    }

    private void add(long row, long column, long delta) {
        long cellKey = cellKey(row, column);
        int cell = cellPlaces.get(cellKey);
        if (cell == NONE) {
            cell = take(row, column);
            cellPlaces.put(cellKey, cell);
        }
        int rowPlace = cells.row(cell);
        long before = cells.count(cell);
        long after = before + delta;
        cells.setCount(cell, after);
        rows.count(rowPlace, Math.max(after, 0) - Math.max(before, 0), (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0));
        if (after == 0) {
            remove(rowPlace, cell, cellKey);
        }
    }

    /** A new cell of the row, which is made where there is none. */
    private int take(long row, long column) {
        int rowPlace = rowPlaces.get(row);
        if (rowPlace == NONE) {
            rowPlace = rows.take(row);
            rowPlaces.put(row, rowPlace);
        }
        int cell = cells.take(column, rowPlace, rows.head(rowPlace));
        rows.setHead(rowPlace, cell);
        return cell;
    }

    private void remove(int rowPlace, int cell, long cellKey) {
        cellPlaces.remove(cellKey);
        int next = cells.next(cell);
        if (rows.head(rowPlace) == cell) {
            rows.setHead(rowPlace, next);
        } else {
            int before = rows.head(rowPlace);
            while (cells.next(before) != cell) {
                before = cells.next(before);
            }
            cells.setNext(before, next);
        }
        cells.free(cell);
        if (rows.head(rowPlace) == NONE) {
            rowPlaces.remove(rows.key(rowPlace));
            rows.free(rowPlace);
        }
    }

    private static long cellKey(long row, long column) {
        return (row ^ Long.rotateLeft(column, 29)) * 0x9e3779b97f4a7c15L + column;
    }

    /** The count in a cell, never negative. */
    public long count(long row, long column) {
        int cell = cellPlaces.get(cellKey(row, column));
        return cell == NONE ? 0 : Math.max(cells.count(cell), 0);
    }

    /** The sum of a cell as it is: may be negative. For quantities that are not counts, such as logarithms. */
    public long sum(long row, long column) {
        int cell = cellPlaces.get(cellKey(row, column));
        return cell == NONE ? 0 : cells.count(cell);
    }

    /** The sum of a row's counts. */
    public long total(long row) {
        int place = rowPlaces.get(row);
        return place == NONE ? 0 : rows.total(place);
    }

    /** How many columns of a row have a count. */
    public int distinct(long row) {
        int place = rowPlaces.get(row);
        return place == NONE ? 0 : rows.distinct(place);
    }

    /** Whether the row has any cell. */
    public boolean has(long row) {
        return rowPlaces.containsKey(row);
    }

    /** Whether the cell exists. */
    public boolean has(long row, long column) {
        return cellPlaces.containsKey(cellKey(row, column));
    }

    /** Visits the positive cells of a row, in no order that may matter: it differs between equal models. */
    public void forEach(long row, CellVisitor visitor) {
        int place = rowPlaces.get(row);
        int cell = place == NONE ? NONE : rows.head(place);
        while (cell != NONE) {
            if (cells.count(cell) > 0) {
                visitor.visit(cells.column(cell), cells.count(cell));
            }
            cell = cells.next(cell);
        }
    }

    /** The columns of a row that have a count, ascending. */
    public long[] columns(long row) {
        long[] found = new long[distinct(row)];
        int[] size = {0};
        forEach(row, (column, count) -> found[size[0]++] = column);
        Arrays.sort(found);
        return found;
    }

    /** The name of a symbol; its hash in hexadecimal when it has none. */
    public String name(long symbol) {
        String name = names.get(symbol);
        return name == null ? Long.toHexString(symbol) : name;
    }

    public boolean isNamed(long symbol) {
        return names.containsKey(symbol);
    }

    /** How many cells are kept. */
    public int cells() {
        return cellPlaces.size();
    }

    public int rows() {
        return rowPlaces.size();
    }

    /** Grows with every application of evidence: for caches of what is derived from the model. Not part of its content. */
    public long version() {
        return version;
    }

    /** An estimate of the memory held, bytes. */
    public long bytes() {
        return 45L * cells() + 40L * rows() + 2 * nameCharacters + 72L * names.size();
    }

    Long2IntOpenHashMap rowPlaces() {
        return rowPlaces;
    }

    Long2ObjectOpenHashMap<String> names() {
        return names;
    }

    /** Visits every cell of a row, negative ones too. */
    void forEachSum(long row, CellVisitor visitor) {
        for (int cell = rows.head(rowPlaces.get(row)); cell != NONE; cell = cells.next(cell)) {
            visitor.visit(cells.column(cell), cells.count(cell));
        }
    }

    /** Takes a cell of a row. */
    @FunctionalInterface
    public interface CellVisitor {
        void visit(long column, long count);
    }
}
