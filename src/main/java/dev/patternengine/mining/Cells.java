package dev.patternengine.mining;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The cells of a model, row by row, so that a row is read in one go: those of a row of up to {@value #FEW} one after the other in an
 * array that all these rows share, those of others in a {@link LongRow} each. A row that gets longer moves to where there is
 * room; what it left is taken by the next row as long, and when the array is full, all rows move together in one with a fifth
 * of room. 4 to 16 bytes a cell. One owner, one thread.
 */
final class Cells {
    /** Searching so many costs no more than a table that finds one. */
    private static final int FEW = 15;

    private static final int SMALLEST = 64;

    private static final VarHandle NEXT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final Rows rows;
    private byte[] bytes;
    private int used;

    /** By length, the first free stretch; each holds the begin of the next. */
    private final int[] free = new int[1 + FEW * CellFormat.WIDEST];

    private LongRow[] longRows = new LongRow[0];
    private int longUsed;
    private final IntArrayList freeNumbers = new IntArrayList(0);
    private int size;

    Cells(Rows rows) {
        this.rows = rows;
        bytes = new byte[SMALLEST];
        Arrays.fill(free, Model.NONE);
    }

    /** A copy over a copy of the rows. */
    Cells(Rows rows, Cells other) {
        this.rows = rows;
        bytes = other.bytes.clone();
        used = other.used;
        System.arraycopy(other.free, 0, free, 0, free.length);
        longRows = Arrays.stream(other.longRows)
                .map(row -> row == null ? null : new LongRow(row))
                .toArray(LongRow[]::new);
        longUsed = other.longUsed;
        freeNumbers.addAll(other.freeNumbers);
        size = other.size;
    }

    private LongRow longRow(int place) {
        return longRows[rows.begin(place)];
    }

    /** The sum in a cell; 0 where there is none. */
    long sum(int place, long column) {
        if (rows.isLong(place)) {
            LongRow row = longRow(place);
            int at = row.find(column);
            return at == Model.NONE ? 0 : row.count(at);
        }
        int at = find(place, column);
        return at == Model.NONE ? 0 : CellFormat.count(bytes, at, rows.format(place));
    }

    private int find(int place, long column) {
        return CellFormat.find(bytes, rows.begin(place), rows.format(place), rows.cells(place), column);
    }

    /** Adds to a cell, which is made where there is none; one that is 0 then is to be swept. Returns what it held before. */
    long add(int place, long column, long delta) {
        if (rows.isLong(place)) {
            long before = longRow(place).add(column, delta);
            size += before == 0 ? 1 : 0;
            return before;
        }
        int at = find(place, column);
        if (at == Model.NONE) {
            append(place, column, delta);
            return 0;
        }
        long before = CellFormat.count(bytes, at, rows.format(place));
        setCount(place, at, before + delta);
        return before;
    }

    private void setCount(int place, int at, long count) {
        int format = rows.format(place);
        int wider = CellFormat.withCount(format, count);
        int there = at;
        if (wider != format) {
            int cell = (at - rows.begin(place)) / CellFormat.bytes(format);
            move(place, rows.cells(place), wider);
            there = rows.begin(place) + cell * CellFormat.bytes(wider);
        }
        CellFormat.writeCount(bytes, there, wider, count);
        if (count <= 0) {
            rows.setSigned(place, true);
        }
    }

    private void append(int place, long column, long count) {
        size++;
        int cells = rows.cells(place);
        if (cells == FEW) {
            lengthen(place);
            longRow(place).append(column, count);
            return;
        }
        int format = CellFormat.with(rows.format(place), column, count);
        move(place, cells + 1, format);
        CellFormat.write(bytes, rows.begin(place) + cells * CellFormat.bytes(format), format, column, count);
        if (count <= 0) {
            rows.setSigned(place, true);
        }
    }

    private void lengthen(int place) {
        LongRow row = new LongRow(bytes, rows.begin(place), rows.format(place), rows.cells(place));
        release(rows.begin(place), rows.cells(place) * CellFormat.bytes(rows.format(place)));
        int number = freeNumbers.isEmpty() ? longUsed++ : freeNumbers.popInt();
        if (number == longRows.length) {
            longRows = Arrays.copyOf(longRows, number + number / 4 + SMALLEST / Long.BYTES);
        }
        longRows[number] = row;
        rows.setLong(place, number);
    }

    /** Moves a row's cells, as many of them as there are, to a stretch for so many of a format. */
    private void move(int place, int cells, int format) {
        int begin = take(cells * CellFormat.bytes(format));
        int from = rows.begin(place);
        int before = rows.format(place);
        int kept = rows.cells(place);
        CellFormat.copy(bytes, from, before, kept, bytes, begin, format);
        release(from, kept * CellFormat.bytes(before));
        rows.setCells(place, begin, cells, format);
    }

    private int take(int length) {
        int begin = free[length];
        if (begin != Model.NONE) {
            free[length] = (int) NEXT.get(bytes, begin);
            return begin;
        }
        if (used + length > bytes.length) {
            rebuild(length);
        }
        used += length;
        return used - length;
    }

    private void release(int begin, int length) {
        if (length > 0) {
            NEXT.set(bytes, begin, free[length]);
            free[length] = begin;
        }
    }

    /** Moves all rows together, so that there is room. O(cells and rows), paid by those that come until the next time. */
    private void rebuild(int wanted) {
        byte[] before = bytes;
        int needed = wanted;
        for (int place = 0; place < rows.used(); place++) {
            needed += length(place);
        }
        bytes = new byte[Math.addExact(needed, Math.max(SMALLEST, Math.max(needed / 5, rows.used())))];
        used = 0;
        Arrays.fill(free, Model.NONE);
        for (int place = 0; place < rows.used(); place++) {
            int length = length(place);
            if (length > 0) {
                System.arraycopy(before, rows.begin(place), bytes, used, length);
                rows.setCells(place, used, rows.cells(place), rows.format(place));
                used += length;
            }
        }
    }

    private int length(int place) {
        return rows.isFree(place) || rows.isLong(place) ? 0 : rows.cells(place) * CellFormat.bytes(rows.format(place));
    }

    /** Removes the cells of a row whose count is 0, and the row with the last one. O(cells of the row) at most, O(1) for each of a long row. */
    void sweep(int place) {
        if (rows.isLong(place)) {
            sweepLong(place);
        } else {
            sweepShort(place);
        }
        if (!rows.isLong(place) && rows.cells(place) == 0) {
            rows.remove(place);
        }
    }

    private void sweepLong(int place) {
        LongRow row = longRow(place);
        size -= row.sweep();
        if (row.size() <= FEW / 2) {
            row.compact();
            longRows[rows.begin(place)] = null;
            freeNumbers.add(rows.begin(place));
            rows.setCells(place, 0, 0, CellFormat.NARROWEST);
            int begin = take(row.size() * CellFormat.bytes(row.format()));
            System.arraycopy(row.cells(), 0, bytes, begin, row.size() * CellFormat.bytes(row.format()));
            rows.setCells(place, begin, row.size(), row.format());
            rows.setSigned(place, row.distinct() < row.size());
        }
    }

    private void sweepShort(int place) {
        int format = rows.format(place);
        int step = CellFormat.bytes(format);
        int begin = rows.begin(place);
        int kept = 0;
        boolean signed = false;
        for (int cell = 0; cell < rows.cells(place); cell++) {
            long count = CellFormat.count(bytes, begin + cell * step, format);
            if (count != 0) {
                if (kept < cell) {
                    System.arraycopy(bytes, begin + cell * step, bytes, begin + kept * step, step);
                }
                kept++;
                signed |= count < 0;
            }
        }
        size -= rows.cells(place) - kept;
        shorten(place, kept);
        rows.setSigned(place, signed);
    }

    /** Frees what lies behind the first cells of a row. */
    private void shorten(int place, int kept) {
        int step = CellFormat.bytes(rows.format(place));
        release(rows.begin(place) + kept * step, (rows.cells(place) - kept) * step);
        rows.setCells(place, rows.begin(place), kept, rows.format(place));
    }

    /** The sum of a row's counts above 0. */
    long total(int place) {
        if (rows.isLong(place)) {
            return longRow(place).total();
        }
        int format = rows.format(place);
        int step = CellFormat.bytes(format);
        int at = rows.begin(place);
        long total = 0;
        for (int left = rows.cells(place); left > 0; left--, at += step) {
            total += Math.max(CellFormat.count(bytes, at, format), 0);
        }
        return total;
    }

    /** How many of a row's counts are above 0. */
    int distinct(int place) {
        if (rows.isLong(place)) {
            return longRow(place).distinct();
        }
        return rows.isSigned(place) ? counted(place) : rows.cells(place);
    }

    private int counted(int place) {
        int[] counted = {0};
        forEachCounted(place, (column, count) -> counted[0]++);
        return counted[0];
    }

    /** Visits every cell of the row, the newest first. */
    void forEach(int place, Model.CellVisitor visitor) {
        if (rows.isLong(place)) {
            longRow(place).forEach(visitor);
        } else {
            CellFormat.forEach(bytes, rows.begin(place), rows.format(place), rows.cells(place), visitor);
        }
    }

    /** Visits every cell of the row whose count is above 0, the newest first. */
    void forEachCounted(int place, Model.CellVisitor visitor) {
        if (rows.isLong(place)) {
            longRow(place).forEachCounted(visitor);
        } else {
            CellFormat.forEachCounted(bytes, rows.begin(place), rows.format(place), rows.cells(place), visitor);
        }
    }

    /** The same as {@link #forEachCounted} for a reader of whole rows. */
    void read(int place, Model.RowReader reader) {
        if (rows.isLong(place)) {
            longRow(place).read(reader);
        } else {
            CellFormat.read(bytes, rows.begin(place), rows.format(place), rows.cells(place), reader);
        }
    }

    /** Visits the columns of a row whose count is above 0, the newest first, while the visitor wants more. */
    void forEachCountedWhile(int place, LongPredicate visitor) {
        if (rows.isLong(place)) {
            longRow(place).forEachCountedWhile(visitor);
        } else {
            CellFormat.forEachCountedWhile(bytes, rows.begin(place), rows.format(place), rows.cells(place), visitor);
        }
    }

    long newestColumn(int place) {
        if (rows.isLong(place)) {
            return longRow(place).newestColumn();
        }
        return CellFormat.newestColumn(bytes, rows.begin(place), rows.format(place), rows.cells(place));
    }

    /** Visits every cell of the columns, row by row. */
    void forEach(LongSet columns, Model.PlaceVisitor visitor) {
        for (int place = 0; place < rows.used(); place++) {
            if (!rows.isFree(place)) {
                long row = rows.key(place);
                forEach(place, (column, count) -> {
                    if (columns.contains(column)) {
                        visitor.visit(row, column);
                    }
                });
            }
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The memory held. O(rows of many cells). */
    long bytes() {
        long sum = bytes.length + (long) longRows.length * Integer.BYTES;
        for (LongRow row : longRows) {
            sum += row == null ? 0 : row.bytes();
        }
        return sum;
    }
}
