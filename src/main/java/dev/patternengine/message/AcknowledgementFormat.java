package dev.patternengine.message;

import dev.patternengine.domain.Level;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Version 3: level, places of duplicates, places of those with other content, how far the log must be applied. */
final class AcknowledgementFormat implements WireFormat<AcknowledgementMessage> {
    private static final int VERSION = 3;

    @Override
    public void write(AcknowledgementMessage value, WireOutput out) {
        out.writeByte(VERSION).writeByte(value.level().rank());
        write(value.duplicates(), out);
        write(value.different(), out);
        PeerFormat.writePositions(value.ahead(), out);
    }

    private static void write(List<Integer> places, WireOutput out) {
        out.writeCount(places.size());
        places.forEach(out::writeCount);
    }

    @Override
    public AcknowledgementMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new AcknowledgementMessage(
                level(in.readByte()), readPlaces(in), readPlaces(in), PeerFormat.readPositions(in));
    }

    private static List<Integer> readPlaces(WireInput in) {
        int size = in.readSize(1);
        List<Integer> places = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            places.add(in.readInt());
        }
        return places;
    }

    private static Level level(int rank) {
        return Arrays.stream(Level.values())
                .filter(level -> level.rank() == rank)
                .findFirst()
                .orElseThrow(() -> new WireException("unknown level " + rank));
    }
}
