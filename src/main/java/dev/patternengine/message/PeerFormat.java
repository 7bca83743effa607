package dev.patternengine.message;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Version 2 (entries of version 1 were of one partition): sender, number, whether it acknowledges, root, entries (length and bytes of each), ends. */
final class PeerFormat implements WireFormat<PeerMessage> {
    private static final int VERSION = 2;

    @Override
    public void write(PeerMessage value, WireOutput out) {
        out.writeByte(VERSION)
                .writeText(value.from())
                .writeCount(value.number())
                .writeFlag(value.acknowledges())
                .writeText(value.root())
                .writeCount(value.entries().size());
        value.entries().forEach(entry -> out.writeBytes(entry.bytes()));
        writePositions(value.ends(), out);
    }

    static void writePositions(Positions positions, WireOutput out) {
        out.writeCount(positions.last().size());
        positions.last().forEach((partition, id) -> out.writeCount(partition)
                .writeCount(id.number())
                .writeCount(id.epoch()));
    }

    @Override
    public PeerMessage read(WireInput in) {
        in.requireVersion(VERSION);
        String from = in.readText();
        long number = in.readCount();
        boolean acknowledges = in.readFlag();
        String root = in.readText();
        List<SealedEntry> entries = new ArrayList<>();
        for (int left = in.readSize(1); left > 0; left--) {
            entries.add(SealedEntry.read(in.readBytes()));
        }
        return new PeerMessage(from, number, acknowledges, root, entries, readPositions(in));
    }

    static Positions readPositions(WireInput in) {
        Map<Integer, EntryId> last = new HashMap<>();
        for (int left = in.readSize(3); left > 0; left--) {
            last.put(in.readInt(), new EntryId(in.readCount(), in.readInt()));
        }
        return new Positions(last);
    }
}
