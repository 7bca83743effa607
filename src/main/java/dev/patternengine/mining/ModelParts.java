package dev.patternengine.mining;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence.Name;
import dev.patternengine.domain.Positions;
import dev.patternengine.wire.Parts;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import it.unimi.dsi.fastutil.ints.IntIterators;
import it.unimi.dsi.fastutil.longs.LongIterators;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A tenant's model as it was at one moment, in parts of about a megabyte that are made when they are asked for, while the
 * model goes on. Holds a copy of the model until the last part is made. Each part:
 *
 * <pre>
 * version     1 byte, 2
 * sort        1 byte: 1 positions, 2 names, 3 rows
 * tenant      text
 * count       of items, each
 *   position  partition, number, epoch of the last entry in the model
 *   name      symbol 8 bytes, count, text where that is above 0
 *   row       key 8 bytes, cells; for each cell, oldest first: column 8 bytes, sum
 * </pre>
 *
 * Numbers without a size are of variable length. Version 1, whose names had no counts, is read too.
 */
public final class ModelParts implements Iterator<byte[]> {
    private static final int UNCOUNTED_NAMES = 1;
    private static final int VERSION = 2;
    private static final int POSITIONS = 1;
    private static final int NAMES = 2;
    private static final int ROWS = 3;

    private final Iterator<Parts<?>> sorts;
    private Parts<?> current;

    ModelParts(String tenant, Model model, Positions positions) {
        Model frozen = model.copy();
        RowFormat rows = new RowFormat(frozen);
        sorts = List.<Parts<?>>of(
                        new Parts<>(
                                header(POSITIONS, tenant),
                                positions.last().entrySet().iterator(),
                                ModelParts::writePosition),
                        new Parts<>(
                                header(NAMES, tenant),
                                LongIterators.wrap(frozen.names().symbols()),
                                (symbol, out) ->
                                        writeName(symbol, frozen.names().sum(symbol), out)),
                        new Parts<>(header(ROWS, tenant), IntIterators.wrap(frozen.rowPlaces()), rows::write))
                .iterator();
        advance();
    }

    private static byte[] header(int sort, String tenant) {
        return new WireOutput()
                .writeByte(VERSION)
                .writeByte(sort)
                .writeText(tenant)
                .bytes();
    }

    private static void writePosition(Map.Entry<Integer, EntryId> position, WireOutput out) {
        EntryId last = position.getValue();
        out.writeCount(position.getKey()).writeCount(last.number()).writeCount(last.epoch());
    }

    private static void writeName(long symbol, Name name, WireOutput out) {
        out.writeLong(symbol).writeSigned(name.count());
        if (name.count() > 0) {
            out.writeText(name.text());
        }
    }

    /** Writes rows; keeps the room for the cells of one. */
    private static final class RowFormat {
        private final Model model;
        private long[] cells = new long[64];
        private int size;

        RowFormat(Model model) {
            this.model = model;
        }

        void write(int place, WireOutput out) {
            size = 0;
            model.forEachSumAt(place, this::keep);
            out.writeLong(model.key(place)).writeCount(size / 2);
            for (int cell = size - 2; cell >= 0; cell -= 2) {
                out.writeLong(cells[cell]).writeSigned(cells[cell + 1]);
            }
        }

        private void keep(long column, long sum) {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, 2 * size);
            }
            cells[size++] = column;
            cells[size++] = sum;
        }
    }

    @Override
    public boolean hasNext() {
        return current != null;
    }

    @Override
    public byte[] next() {
        byte[] part = current.next();
        advance();
        return part;
    }

    private void advance() {
        while (current == null || !current.hasNext()) {
            if (!sorts.hasNext()) {
                current = null;
                return;
            }
            current = sorts.next();
        }
    }

    /** Where a part goes. */
    interface Target {
        /** The tenant's model. */
        Model model(String tenant);

        /** Tells up to where the log is in the tenant's model. */
        void positions(String tenant, Positions positions);
    }

    /**
     * Adds a part to what came before it.
     *
     * @throws WireException when the bytes are no part of a known version
     */
    static void load(byte[] part, Target target) {
        WireInput in = new WireInput(part);
        int version = in.readVersion(UNCOUNTED_NAMES, VERSION);
        int sort = in.readByte();
        String tenant = in.readText();
        switch (sort) {
            case POSITIONS -> target.positions(tenant, readPositions(in));
            case NAMES -> readNames(version, in, target.model(tenant));
            case ROWS -> readRows(in, target.model(tenant));
            default -> throw new WireException("a part of a model is of unknown sort " + sort);
        }
        in.requireEnd();
    }

    private static Positions readPositions(WireInput in) {
        Map<Integer, EntryId> last = new HashMap<>();
        for (int left = in.readSize(3); left > 0; left--) {
            last.put(in.readInt(), new EntryId(in.readCount(), in.readInt()));
        }
        return new Positions(last);
    }

    private static void readNames(int version, WireInput in, Model model) {
        for (int left = in.readSize(Long.BYTES + 1); left > 0; left--) {
            long symbol = in.readLong();
            long count = version == UNCOUNTED_NAMES ? 1 : in.readSigned();
            model.names().add(symbol, new Name(count > 0 ? in.readText() : "", count));
        }
    }

    private static void readRows(WireInput in, Model model) {
        for (int left = in.readSize(Long.BYTES + 1); left > 0; left--) {
            long row = in.readLong();
            for (int cells = in.readSize(Long.BYTES + 1); cells > 0; cells--) {
                model.add(row, in.readLong(), in.readSigned());
            }
        }
    }
}
