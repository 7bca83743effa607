package dev.patternengine.storage.file;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Positions, as stored. Version 1:
 *
 * <pre>
 * version       byte
 * partitions    their count; of each, ascending: partition, number, epoch
 * </pre>
 *
 * Numbers are of variable length.
 */
final class PositionsFormat implements WireFormat<Positions> {
    private static final int VERSION = 1;
    private static final int LEAST_BYTES = 3;

    @Override
    public void write(Positions value, WireOutput out) {
        out.writeByte(VERSION).writeCount(value.last().size());
        new TreeMap<>(value.last())
                .forEach((partition, id) ->
                        out.writeCount(partition).writeCount(id.number()).writeCount(id.epoch()));
    }

    @Override
    public Positions read(WireInput in) {
        in.requireVersion(VERSION);
        Map<Integer, EntryId> last = new HashMap<>();
        for (int left = in.readSize(LEAST_BYTES); left > 0; left--) {
            last.put(in.readInt(), new EntryId(in.readCount(), in.readInt()));
        }
        return new Positions(last);
    }
}
