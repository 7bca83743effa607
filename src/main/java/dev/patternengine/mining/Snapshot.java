package dev.patternengine.mining;

import dev.patternengine.domain.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The canonical bytes of a model: equal models give equal bytes, whatever the order in which they learned.
 *
 * <pre>
 * version    1 byte, 2
 * names      int how many, then by ascending symbol: long symbol, long count, and where that is above 0 int length, UTF-8
 * rows       int count, then by ascending key: long key, int cells, then by ascending column: long column, long sum
 * </pre>
 *
 * Integers are big-endian. O(n log n); 16 bytes a cell and 12 a row.
 */
public final class Snapshot {
    private static final byte VERSION = 2;

    private Snapshot() {}

    public static byte[] of(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 20 * model.cells());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeNames(model, out);
            writeRows(model, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeNames(Model model, DataOutputStream out) throws IOException {
        long[] symbols = model.names().symbols();
        out.writeInt(symbols.length);
        for (long symbol : symbols) {
            Evidence.Name name = model.names().sum(symbol);
            out.writeLong(symbol);
            out.writeLong(name.count());
            if (name.count() > 0) {
                byte[] text = name.text().getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
    }

    private static void writeRows(Model model, DataOutputStream out) throws IOException {
        long[] rows = model.rowKeys();
        out.writeInt(rows.length);
        for (long row : rows) {
            long[][] cells = sortedCells(model, row);
            out.writeLong(row);
            out.writeInt(cells.length);
            for (long[] cell : cells) {
                out.writeLong(cell[0]);
                out.writeLong(cell[1]);
            }
        }
    }

    private static long[][] sortedCells(Model model, long row) {
        List<long[]> cells = new ArrayList<>();
        model.forEachSum(row, (column, sum) -> cells.add(new long[] {column, sum}));
        cells.sort((one, other) -> Long.compare(one[0], other[0]));
        return cells.toArray(long[][]::new);
    }

    /**
     * The model of the bytes.
     *
     * @throws IllegalArgumentException when they are no snapshot of a known version, or cut short
     */
    public static Model read(byte[] snapshot) {
        ByteBuffer in = ByteBuffer.wrap(snapshot);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("snapshot of unknown version " + version);
            }
            Evidence.Builder all = new Evidence.Builder();
            readNames(in, all);
            readRows(in, all);
            Model model = new Model();
            model.apply(all.build());
            return model;
        } catch (BufferUnderflowException | NegativeArraySizeException cut) {
            throw new IllegalArgumentException("snapshot cut short at byte " + in.position(), cut);
        }
    }

    private static void readNames(ByteBuffer in, Evidence.Builder all) {
        for (int left = in.getInt(); left > 0; left--) {
            long symbol = in.getLong();
            long count = in.getLong();
            all.name(symbol, new Evidence.Name(count > 0 ? readText(in) : "", count));
        }
    }

    private static String readText(ByteBuffer in) {
        byte[] text = new byte[Math.min(in.getInt(), in.remaining() + 1)];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void readRows(ByteBuffer in, Evidence.Builder all) {
        for (int left = in.getInt(); left > 0; left--) {
            long row = in.getLong();
            for (int cells = in.getInt(); cells > 0; cells--) {
                all.add(row, in.getLong(), in.getLong());
            }
        }
    }
}
