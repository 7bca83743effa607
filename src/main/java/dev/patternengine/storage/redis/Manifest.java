package dev.patternengine.storage.redis;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The checkpoints that count, newest first. As bytes, after their checksum, version 1:
 *
 * <pre>
 * version        byte
 * checkpoints    number, parts, bytes, checksum of the parts 8 bytes, positions (partition, number, epoch)
 * </pre>
 *
 * Numbers without a size are of variable length.
 */
record Manifest(List<Checkpoint> checkpoints) {
    static final Manifest EMPTY = new Manifest(List.of());
    private static final int KEPT = 2;
    private static final Format FORMAT = new Format();

    /**
     * @param number no other has
     * @param parts how many
     * @param bytes of them all
     * @param checksum of them all, in order
     * @param positions up to where the log is contained in it
     */
    record Checkpoint(long number, int parts, long bytes, long checksum, Positions positions) {}

    Manifest {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Reads what {@link #bytes} gave. No bytes: no checkpoints. */
    static Manifest read(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : FORMAT.read(Payload.content(bytes));
    }

    byte[] bytes() {
        WireOutput out = new WireOutput();
        FORMAT.write(this, out);
        return Payload.checked(out.buffer());
    }

    /** With a newer checkpoint, and without those that are damaged or one too many then. */
    Manifest with(Checkpoint newest, Set<Checkpoint> damaged) {
        return new Manifest(
                Stream.concat(Stream.of(newest), checkpoints.stream().filter(one -> !damaged.contains(one)))
                        .limit(KEPT)
                        .toList());
    }

    /** Those that another does not have. */
    List<Checkpoint> without(Manifest other) {
        return checkpoints.stream()
                .filter(one -> !other.checkpoints.contains(one))
                .toList();
    }

    /** What the newest contains. */
    Positions newest() {
        return checkpoints.isEmpty() ? Positions.NONE : checkpoints.get(0).positions();
    }

    /** What as many contain as are to be kept: nothing while there are fewer, so that damage to one loses nothing. */
    Positions trimmable() {
        return checkpoints.size() < KEPT
                ? Positions.NONE
                : checkpoints.stream()
                        .map(Checkpoint::positions)
                        .reduce(Positions::and)
                        .orElse(Positions.NONE);
    }

    private static final class Format implements WireFormat<Manifest> {
        private static final int VERSION = 1;
        private static final CheckpointFormat CHECKPOINT = new CheckpointFormat();

        @Override
        public void write(Manifest value, WireOutput out) {
            out.writeByte(VERSION);
            Lists.write(value.checkpoints(), CHECKPOINT, out);
        }

        @Override
        public Manifest read(WireInput in) {
            in.requireVersion(VERSION);
            return new Manifest(Lists.read(CHECKPOINT, in));
        }
    }

    private static final class CheckpointFormat implements WireFormat<Checkpoint> {
        @Override
        public void write(Checkpoint value, WireOutput out) {
            out.writeCount(value.number())
                    .writeCount(value.parts())
                    .writeCount(value.bytes())
                    .writeLong(value.checksum());
            Map<Integer, EntryId> sorted = new TreeMap<>(value.positions().last());
            out.writeCount(sorted.size());
            sorted.forEach((partition, id) ->
                    out.writeCount(partition).writeCount(id.number()).writeCount(id.epoch()));
        }

        /** @throws WireException when it is malformed */
        @Override
        public Checkpoint read(WireInput in) {
            long number = in.readCount();
            int parts = in.readInt();
            long bytes = in.readCount();
            long checksum = in.readLong();
            Map<Integer, EntryId> positions = new HashMap<>();
            for (int left = in.readSize(3); left > 0; left--) {
                positions.put(in.readInt(), new EntryId(in.readCount(), in.readInt()));
            }
            return new Checkpoint(number, parts, bytes, checksum, new Positions(positions));
        }
    }
}
