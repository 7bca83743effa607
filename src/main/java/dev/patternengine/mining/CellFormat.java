package dev.patternengine.mining;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongPredicate;

/**
 * How the cells of one row are written one after the other, oldest first: column, then count, each in as many bytes as all of the row
 * fit into, 2, 4 or 8. So 4 to 16 bytes a cell; 10 where hashes are counted that came less than 32 768 times.
 */
final class CellFormat {
    /** Columns and counts of two bytes. */
    static final int NARROWEST = 0b0101;

    /** The bytes of a cell at most. */
    static final int WIDEST = 16;

    /** The bits of a format: the logarithm of the bytes of a column, and above it that of a count. */
    static final int BITS = 4;

    private static final int COLUMN = 0b11;
    private static final int COUNT = 2;
    private static final int TWO = 1;
    private static final int FOUR = 2;
    private static final int EIGHT = 3;

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private CellFormat() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.nativeOrder());
    }

    /** The narrowest one in which the cells of a format fit, and this one. */
    static int with(int format, long column, long count) {
        return withCount(Math.max(format & COLUMN, width(column)) | (format & ~COLUMN), count);
    }

    /** The narrowest one in which the cells of a format fit, and this count. */
    static int withCount(int format, long count) {
        return (Math.max(format >> COUNT, width(count)) << COUNT) | (format & COLUMN);
    }

    private static int width(long value) {
        if (value == (short) value) {
            return TWO;
        }
        return value == (int) value ? FOUR : EIGHT;
    }

    /** How many bytes a cell takes. */
    static int bytes(int format) {
        return (1 << (format & COLUMN)) + (1 << (format >> COUNT));
    }

    static long column(byte[] bytes, int at, int format) {
        return read(bytes, at, format & COLUMN);
    }

    static long count(byte[] bytes, int at, int format) {
        return read(bytes, at + (1 << (format & COLUMN)), format >> COUNT);
    }

    private static long read(byte[] bytes, int at, int width) {
        if (width == EIGHT) {
            return (long) LONGS.get(bytes, at);
        }
        return width == TWO ? (short) SHORTS.get(bytes, at) : (int) INTS.get(bytes, at);
    }

    static void write(byte[] bytes, int at, int format, long column, long count) {
        write(bytes, at, format & COLUMN, column);
        writeCount(bytes, at, format, count);
    }

    static void writeCount(byte[] bytes, int at, int format, long count) {
        write(bytes, at + (1 << (format & COLUMN)), format >> COUNT, count);
    }

    private static void write(byte[] bytes, int at, int width, long value) {
        switch (width) {
            case TWO -> SHORTS.set(bytes, at, (short) value);
            case FOUR -> INTS.set(bytes, at, (int) value);
            default -> LONGS.set(bytes, at, value);
        }
    }

    /** Writes cells of one format in another one that they fit into. */
    static void copy(byte[] from, int start, int format, int size, byte[] to, int begin, int other) {
        if (format == other) {
            System.arraycopy(from, start, to, begin, size * bytes(format));
            return;
        }
        int read = start;
        int write = begin;
        for (int cell = 0; cell < size; cell++) {
            write(to, write, other, column(from, read, format), count(from, read, format));
            read += bytes(format);
            write += bytes(other);
        }
    }

    /** Where the column's cell begins; {@link Model#NONE} when it has none. O(cells). */
    static int find(byte[] bytes, int start, int format, int size, long column) {
        int step = bytes(format);
        int end = start + size * step;
        if ((format & COLUMN) == EIGHT) {
            return findLong(bytes, start, end, step, column);
        }
        for (int at = start; at < end; at += step) {
            if (column(bytes, at, format) == column) {
                return at;
            }
        }
        return Model.NONE;
    }

    private static int findLong(byte[] bytes, int start, int end, int step, long column) {
        for (int at = start; at < end; at += step) {
            if ((long) LONGS.get(bytes, at) == column) {
                return at;
            }
        }
        return Model.NONE;
    }

    /** Visits the cells whose count is not 0, the newest first. */
    static void forEach(byte[] bytes, int start, int format, int size, Model.CellVisitor visitor) {
        int step = bytes(format);
        for (int at = start + (size - 1) * step; at >= start; at -= step) {
            long count = count(bytes, at, format);
            if (count != 0) {
                visitor.visit(column(bytes, at, format), count);
            }
        }
    }

    /** Visits the cells whose count is above 0, the newest first. */
    static void forEachCounted(byte[] bytes, int start, int format, int size, Model.CellVisitor visitor) {
        int step = bytes(format);
        for (int at = start + (size - 1) * step; at >= start; at -= step) {
            long count = count(bytes, at, format);
            if (count > 0) {
                visitor.visit(column(bytes, at, format), count);
            }
        }
    }

    /** The same as {@link #forEachCounted} for the readers of whole rows, which are few: the processor learns to know them. */
    static void read(byte[] bytes, int start, int format, int size, Model.RowReader reader) {
        int step = bytes(format);
        for (int at = start + (size - 1) * step; at >= start; at -= step) {
            long count = count(bytes, at, format);
            if (count > 0) {
                reader.visit(column(bytes, at, format), count);
            }
        }
    }

    /** Visits the columns of the cells whose count is above 0, the newest first, while the visitor wants more. */
    static void forEachCountedWhile(byte[] bytes, int start, int format, int size, LongPredicate visitor) {
        int step = bytes(format);
        int at = start + (size - 1) * step;
        while (at >= start && (count(bytes, at, format) <= 0 || visitor.test(column(bytes, at, format)))) {
            at -= step;
        }
    }

    static long newestColumn(byte[] bytes, int start, int format, int size) {
        return column(bytes, start + (size - 1) * bytes(format), format);
    }
}
