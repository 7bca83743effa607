package dev.patternengine.message;

import dev.patternengine.domain.Evidence;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/**
 * The miners' parts of one entry. Carries no version of its own: the entry does. Version 1 had no counts of names: all were 1.
 * Up to version 3 rows, columns and deltas were written in full. Since then an increment is a byte (bits 0 and 1 the form of the
 * row, 2 and 3 that of the column, 4 to 7 the delta if that is small: {@code 2 n} for n, {@code -2 n - 1} for n below 0; else
 * {@value #LARGE}), then row and column in their forms (see {@link RecentHashes}), then a delta that is not small.
 */
final class EvidenceFormat {
    private static final int LEAST_INCREMENT = 17;
    private static final int LARGE = 15;
    private static final int LEAST_SMALL = -7;
    private static final int MOST_SMALL = 7;
    private static final int FORM = 3;
    private static final int COLUMN_SHIFT = 2;
    private static final int DELTA_SHIFT = 4;

    private final RecentHashes rows = new RecentHashes();
    private final RecentHashes columns = new RecentHashes();
    private final Evidence.Builder builder = new Evidence.Builder();

    void write(Evidence value, WireOutput out) {
        out.writeCount(value.names().size());
        value.names().forEach((symbol, name) -> writeName(symbol, name, out));
        out.writeCount(value.size());
        for (int place = 0; place < value.size(); place++) {
            write(value.row(place), value.column(place), value.delta(place), out);
        }
    }

    private void write(long row, long column, long delta, WireOutput out) {
        int rowForm = rows.form(row);
        int columnForm = columns.form(column);
        boolean small = delta >= LEAST_SMALL && delta <= MOST_SMALL;
        int deltaForm = small ? (int) ((delta << 1) ^ (delta >> 63)) : LARGE;
        out.writeByte(rowForm | (columnForm << COLUMN_SHIFT) | (deltaForm << DELTA_SHIFT));
        rows.write(row, rowForm, out);
        columns.write(column, columnForm, out);
        if (!small) {
            out.writeSigned(delta);
        }
    }

    private static void writeName(long symbol, Evidence.Name name, WireOutput out) {
        out.writeLong(symbol).writeSigned(name.count());
        if (name.count() > 0) {
            out.writeText(name.text());
        }
    }

    Evidence read(int version, WireInput in) {
        builder.clear();
        for (int left = in.readSize(Long.BYTES + 1); left > 0; left--) {
            builder.name(in.readLong(), readName(version, in));
        }
        if (version <= EntryFormat.IN_FULL) {
            for (int left = in.readSize(LEAST_INCREMENT); left > 0; left--) {
                builder.add(in.readLong(), in.readLong(), in.readSigned());
            }
        } else {
            for (int left = in.readSize(1); left > 0; left--) {
                readIncrement(in);
            }
        }
        return builder.build();
    }

    private void readIncrement(WireInput in) {
        int form = in.readByte();
        long row = rows.read(form & FORM, in);
        long column = columns.read((form >> COLUMN_SHIFT) & FORM, in);
        int small = form >> DELTA_SHIFT;
        builder.add(row, column, small == LARGE ? in.readSigned() : (small >> 1) ^ -(small & 1));
    }

    private static Evidence.Name readName(int version, WireInput in) {
        long count = version == EntryFormat.UNCOUNTED_NAMES ? 1 : in.readSigned();
        return new Evidence.Name(count > 0 ? in.readText() : "", count);
    }
}
