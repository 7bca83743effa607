package dev.patternengine.mining;

import dev.patternengine.domain.Evidence;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * What one miner knows of one tenant: a sparse matrix of integers, the sum of all evidence, and the names of symbols.
 * Rows and columns are 64-bit hashes; a row is a circumstance, a column what happened in it.
 *
 * <p>Applying evidence commutes, so equal evidence in any order gives an equal model: {@link Snapshot} writes the same
 * bytes. A cell whose sum is 0 is not kept; a negative sum is kept and read as 0 until its counterpart arrives. So it is with
 * the counts of names.
 *
 * <p>Cost: applying an increment and reading a cell take O(1) expected. Memory: 4 to 16 bytes a cell and about 25 a row, plus
 * the names.
 * One owner, one thread.
 */
public final class Model {
    static final int NONE = -1;

    private final Names names;
    private final Rows rows;
    private final Cells cells;

    /** What is read beside this one's own cells; null where nothing is. */
    private final Model beside;

    private long version;
    private long reversals;

    public Model() {
        names = new Names();
        rows = new Rows();
        cells = new Cells(rows);
        beside = null;
    }

    private Model(Model other) {
        names = new Names(other.names);
        rows = new Rows(other.rows);
        cells = new Cells(rows, other.cells);
        beside = null;
        version = other.version;
        reversals = other.reversals;
    }

    private Model(Model of, Model beside) {
        names = of.names;
        rows = of.rows;
        cells = of.cells;
        this.beside = beside;
        version = of.version;
        reversals = of.reversals;
    }

    /**
     * This model read together with a small one of counts that are not to be learned, such as the steps of a session that only
     * asks: as if these had been added. To read at once, before either changes, and never to apply evidence to. Copies nothing.
     * {@link #count}, {@link #total}, {@link #distinct}, {@link #has(long)} and {@link #forEach} read both, all else this one
     * alone. Reading a row takes O(its cells in both).
     */
    public Model beside(Model small) {
        return new Model(this, small);
    }

    /** A model that stays as this one is now. Copies memory, about a millisecond for 100 000 cells. */
    Model copy() {
        return new Model(this);
    }

    /** Adds the evidence. */
    public void apply(Evidence evidence) {
        if (beside != null) {
            throw new IllegalStateException("a model that is read together with another takes no evidence");
        }
        IntOpenHashSet emptied = new IntOpenHashSet(0);
        int place = NONE;
        for (int increment = 0; increment < evidence.size(); increment++) {
            if (increment == 0 || evidence.row(increment) != evidence.row(increment - 1)) {
                place = rows.findOrAdd(evidence.row(increment));
            }
            if (change(place, evidence.column(increment), evidence.delta(increment)) == 0) {
                emptied.add(place);
            }
        }
        emptied.forEach(cells::sweep);
        evidence.names().forEach(names::add);
        version++;
    }

    void add(long row, long column, long delta) {
        int place = rows.findOrAdd(row);
        if (change(place, column, delta) == 0) {
            cells.sweep(place);
        }
        version++;
    }

    /** Adds to a cell of the row at a place and returns its sum: one that is 0 must be swept. */
    private long change(int place, long column, long delta) {
        long before = cells.add(place, column, delta);
        long after = before + delta;
        reversals += (before > 0 && after <= 0) || (before < 0 && after > 0) ? 1 : 0;
        return after;
    }

    /** The count in a cell, never negative. */
    public long count(long row, long column) {
        long count = Math.max(sum(row, column), 0);
        return beside == null ? count : count + beside.count(row, column);
    }

    /** The sum of a cell as it is: may be negative. For quantities that are not counts, such as logarithms. */
    public long sum(long row, long column) {
        int place = rows.find(row);
        return place == NONE ? 0 : cells.sum(place, column);
    }

    /** The sum of a row's counts. */
    public long total(long row) {
        int place = rows.find(row);
        long total = place == NONE ? 0 : cells.total(place);
        return beside == null ? total : total + beside.total(row);
    }

    /** How many columns of a row have a count. */
    public int distinct(long row) {
        int place = rows.find(row);
        int distinct = place == NONE ? 0 : cells.distinct(place);
        return beside == null ? distinct : distinct + newBeside(row);
    }

    /** How many columns of a row have a count in the other model only. */
    private int newBeside(long row) {
        int[] found = {0};
        beside.forEach(row, (column, count) -> found[0] += sum(row, column) > 0 ? 0 : 1);
        return found[0];
    }

    /** Whether the row has any cell. */
    public boolean has(long row) {
        return rows.find(row) != NONE || (beside != null && beside.has(row));
    }

    /** Whether the cell exists. */
    public boolean has(long row, long column) {
        return sum(row, column) != 0;
    }

    /** Visits the positive cells of a row, in no order that may matter: it differs between equal models. */
    public void forEach(long row, CellVisitor visitor) {
        if (beside != null && beside.has(row)) {
            forEachOfBoth(row, visitor);
            return;
        }
        int place = rows.find(row);
        if (place != NONE) {
            cells.forEachCounted(place, visitor);
        }
    }

    /** Tells how many positive cells a row has and then, where the reader wants them, the cells: one search for all of it. */
    public void read(long row, RowReader reader) {
        int place = rows.find(row);
        if (beside != null) {
            if (reader.begin(distinct(row))) {
                forEach(row, reader);
            }
        } else if (place == NONE) {
            reader.begin(0);
        } else if (reader.begin(cells.distinct(place))) {
            cells.read(place, reader);
        }
    }

    private void forEachOfBoth(long row, CellVisitor visitor) {
        new Model(this, null).forEach(row, (column, count) -> visitor.visit(column, count + beside.count(row, column)));
        beside.forEach(row, (column, count) -> {
            if (sum(row, column) <= 0) {
                visitor.visit(column, count);
            }
        });
    }

    /**
     * Visits the positive cells of a row, the newest first, while the visitor wants more. The order differs between equal
     * models; while {@link #reversals} stands, cells that became positive since come before all others.
     */
    public void forEachNewest(long row, LongPredicate visitor) {
        int place = rows.find(row);
        if (place != NONE) {
            cells.forEachCountedWhile(place, visitor);
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
        return names.text(symbol);
    }

    public boolean isNamed(long symbol) {
        return names.has(symbol);
    }

    /** Visits the symbols that have a name, in no order that may matter. */
    public void forEachName(LongConsumer visitor) {
        for (long symbol : names.symbols()) {
            visitor.accept(symbol);
        }
    }

    /** How many cells are kept. */
    public int cells() {
        return cells.size();
    }

    public int rows() {
        return rows.size();
    }

    /** Grows with every change: for caches of what is derived from the model. Not part of its content. */
    public long version() {
        return version;
    }

    /** Grows when a count falls to nothing or comes back from below it. Not part of the content. */
    public long reversals() {
        return reversals;
    }

    /** The memory held, bytes: that of the names is an estimate. O(rows of many cells). */
    public long bytes() {
        return rows.bytes() + cells.bytes() + names.bytes();
    }

    /** The places of all rows, for {@link #key} and {@link #forEachSumAt}, ascending: about the order in which they came. */
    int[] rowPlaces() {
        return rows.places();
    }

    /** The key of the row at a place. */
    long key(int place) {
        return rows.key(place);
    }

    /** The place of a row, {@link #NONE} when there is none. */
    int place(long row) {
        return rows.find(row);
    }

    /** Visits every row, in no order that may matter. A few nanoseconds a row. */
    void forEachRow(RowVisitor visitor) {
        for (int place = 0; place < rows.used(); place++) {
            if (!rows.isFree(place)) {
                visitor.visit(place, cells.total(place), cells.distinct(place));
            }
        }
    }

    long totalAt(int place) {
        return cells.total(place);
    }

    int distinctAt(int place) {
        return cells.distinct(place);
    }

    /** A column of the row at a place. */
    long newestColumn(int place) {
        return cells.newestColumn(place);
    }

    /** Takes a row: its place, the sum of its counts, and how many columns have one. */
    @FunctionalInterface
    interface RowVisitor {
        void visit(int place, long total, int distinct);
    }

    /** Visits every cell of the columns, in no order that may matter. A few nanoseconds a cell of the model. */
    void forEachCell(LongSet columns, PlaceVisitor visitor) {
        cells.forEach(columns, visitor);
    }

    /** Takes the place of a cell: its row and its column. */
    @FunctionalInterface
    interface PlaceVisitor {
        void visit(long row, long column);
    }

    /** The keys of all rows, ascending. */
    long[] rowKeys() {
        return rows.keys();
    }

    Names names() {
        return names;
    }

    /** Visits every cell of a row, negative ones too, in no order that may matter. */
    public void forEachSum(long row, CellVisitor visitor) {
        int place = rows.find(row);
        if (place != NONE) {
            forEachSumAt(place, visitor);
        }
    }

    /** Visits every cell of the row at a place, the newest first. */
    void forEachSumAt(int place, CellVisitor visitor) {
        cells.forEach(place, visitor);
    }

    /** Takes a cell of a row. */
    @FunctionalInterface
    public interface CellVisitor {
        void visit(long column, long count);
    }

    /** Takes a row: how many cells it has, then the cells. */
    public interface RowReader extends CellVisitor {
        /**
         * Begins a row.
         *
         * @param distinct how many of its columns have a count
         * @return whether the cells are wanted
         */
        boolean begin(int distinct);
    }
}
