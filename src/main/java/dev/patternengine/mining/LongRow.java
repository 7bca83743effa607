package dev.patternengine.mining;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The cells of a row that has many, oldest first, with its sums and a table that finds them by column. Cells that came to 0 stay
 * until they are an eighth, so that taking one away costs no more than adding one. 4 to 16 bytes a cell, 1.3 to
 * 8 where it is found, and up to an eighth of room. One owner, one thread.
 */
final class LongRow {
    private static final int SMALLEST_ROOM = 4;
    private static final int LAST_BYTE = 0xff;
    private static final int LAST_CHAR = 0xffff;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private byte[] bytes;
    private int format;
    private int size;
    private long total;
    private int distinct;

    /** How many cells came to 0 since the last {@link #sweep}, and how many that did before are still there. */
    private int emptied;

    private int dead;

    /**
     * Each 0 where free, else the number of a cell plus 1, as near after its hash's own slot as was free; of 1 byte where that
     * fits, else of 2 or 4.
     */
    private byte[] slots;

    /** How many slots there are. */
    private int length;

    /** Takes over cells of a format. */
    LongRow(byte[] from, int start, int format, int size) {
        this.format = format;
        this.size = size;
        bytes = new byte[room(size) * CellFormat.bytes(format)];
        CellFormat.copy(from, start, format, size, bytes, 0, format);
        for (int cell = 0; cell < size; cell++) {
            total += Math.max(count(at(cell)), 0);
            distinct += count(at(cell)) > 0 ? 1 : 0;
            emptied += count(at(cell)) == 0 ? 1 : 0;
        }
        index();
    }

    /** A copy. */
    LongRow(LongRow other) {
        bytes = other.bytes.clone();
        format = other.format;
        size = other.size;
        total = other.total;
        distinct = other.distinct;
        emptied = other.emptied;
        dead = other.dead;
        slots = other.slots.clone();
        length = other.length;
    }

    private static int room(int cells) {
        return cells + cells / 8 + SMALLEST_ROOM;
    }

    private int at(int cell) {
        return cell * CellFormat.bytes(format);
    }

    private void index() {
        int wanted = Math.addExact(size, size / 2 + SMALLEST_ROOM);
        if (wanted > length || wanted < length / 2) {
            length = wanted;
            slots = new byte[Math.multiplyExact(length, length <= LAST_BYTE ? 1 : length <= LAST_CHAR ? 2 : 4)];
        } else {
            Arrays.fill(slots, (byte) 0);
        }
        for (int cell = 0; cell < size; cell++) {
            fill(slot(CellFormat.column(bytes, at(cell), format)), cell + 1);
        }
    }

    private int slot(long column) {
        int slot = (int) ((((column * GOLDEN) >>> Integer.SIZE) * length) >>> Integer.SIZE);
        int found = inSlot(slot);
        while (found != 0 && CellFormat.column(bytes, at(found - 1), format) != column) {
            slot = slot + 1 == length ? 0 : slot + 1;
            found = inSlot(slot);
        }
        return slot;
    }

    private int inSlot(int slot) {
        if (length <= LAST_BYTE) {
            return slots[slot] & LAST_BYTE;
        }
        return length <= LAST_CHAR ? (char) CHARS.get(slots, 2 * slot) : (int) INTS.get(slots, 4 * slot);
    }

    private void fill(int slot, int number) {
        if (length <= LAST_BYTE) {
            slots[slot] = (byte) number;
        } else if (length <= LAST_CHAR) {
            CHARS.set(slots, 2 * slot, (char) number);
        } else {
            INTS.set(slots, 4 * slot, number);
        }
    }

    /** Where the column's cell begins; {@link Model#NONE} when it has none. O(1) expected. */
    int find(long column) {
        int found = inSlot(slot(column));
        return found == 0 ? Model.NONE : at(found - 1);
    }

    long count(int at) {
        return CellFormat.count(bytes, at, format);
    }

    /** Adds to the column's cell, or a newest one where there is none. Returns what it held before. */
    long add(long column, long delta) {
        int at = find(column);
        long before = at == Model.NONE ? 0 : count(at);
        if (before == 0) {
            append(column, delta);
        } else {
            setCount(at, before, before + delta);
        }
        return before;
    }

    private void setCount(int at, long before, long after) {
        int wider = CellFormat.withCount(format, after);
        int there = at;
        if (wider != format) {
            there = at / CellFormat.bytes(format) * CellFormat.bytes(wider);
            widen(wider);
        }
        CellFormat.writeCount(bytes, there, format, after);
        changed(before, after);
    }

    private void changed(long before, long after) {
        total += Math.max(after, 0) - Math.max(before, 0);
        distinct += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        emptied += after == 0 ? 1 : 0;
    }

    private void widen(int wider) {
        if (wider != format) {
            byte[] before = bytes;
            bytes = new byte[room(size) * CellFormat.bytes(wider)];
            CellFormat.copy(before, 0, format, size, bytes, 0, wider);
            format = wider;
        }
    }

    /** Adds the newest cell; one of the same column that came to 0 is not found any more. */
    void append(long column, long count) {
        widen(CellFormat.with(format, column, count));
        if (at(size + 1) > bytes.length) {
            bytes = Arrays.copyOf(bytes, room(size) * CellFormat.bytes(format));
        }
        CellFormat.write(bytes, at(size), format, column, count);
        size++;
        changed(0, count);
        if (size > length / 5 * 4) {
            index();
        } else {
            fill(slot(column), size);
        }
    }

    /** Removes the cells that came to 0 and returns how many they are. O(1) for each, amortised. */
    int sweep() {
        int gone = emptied;
        dead += emptied;
        emptied = 0;
        if (dead > size / 8) {
            compact();
        }
        return gone;
    }

    /** Moves the cells together. O(cells). */
    void compact() {
        int kept = 0;
        for (int cell = 0; cell < size; cell++) {
            if (count(at(cell)) != 0) {
                if (kept < cell) {
                    System.arraycopy(bytes, at(cell), bytes, at(kept), CellFormat.bytes(format));
                }
                kept++;
            }
        }
        size = kept;
        dead = 0;
        if (at(2 * room(size)) < bytes.length) {
            bytes = Arrays.copyOf(bytes, room(size) * CellFormat.bytes(format));
        }
        index();
    }

    /** How many cells there are. */
    int size() {
        return size - dead;
    }

    /** Visits the cells, the newest first. */
    void forEach(Model.CellVisitor visitor) {
        CellFormat.forEach(bytes, 0, format, size, visitor);
    }

    /** Visits the cells whose count is above 0, the newest first. */
    void forEachCounted(Model.CellVisitor visitor) {
        CellFormat.forEachCounted(bytes, 0, format, size, visitor);
    }

    /** The same as {@link #forEachCounted} for a reader of whole rows. */
    void read(Model.RowReader reader) {
        CellFormat.read(bytes, 0, format, size, reader);
    }

    /** Visits the columns of the cells whose count is above 0, the newest first, while the visitor wants more. */
    void forEachCountedWhile(LongPredicate visitor) {
        CellFormat.forEachCountedWhile(bytes, 0, format, size, visitor);
    }

    /** The column of a cell. */
    long newestColumn() {
        int cell = size - 1;
        while (count(at(cell)) == 0) {
            cell--;
        }
        return CellFormat.column(bytes, at(cell), format);
    }

    int format() {
        return format;
    }

    /** The cells, one after the other; after {@link #compact} these are all. */
    byte[] cells() {
        return bytes;
    }

    /** The sum of the counts above 0. */
    long total() {
        return total;
    }

    /** How many counts are above 0. */
    int distinct() {
        return distinct;
    }

    /** The memory held, with what the objects take. */
    long bytes() {
        return 120 + (long) bytes.length + slots.length;
    }
}
