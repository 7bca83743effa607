package dev.patternengine.message;

import dev.patternengine.domain.Level;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Version 1: level, places of duplicates. */
final class AcknowledgementFormat implements WireFormat<AcknowledgementMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(AcknowledgementMessage value, WireOutput out) {
        out.writeByte(VERSION).writeByte(value.level().rank());
        out.writeCount(value.duplicates().size());
        value.duplicates().forEach(out::writeCount);
    }

    @Override
    public AcknowledgementMessage read(WireInput in) {
        in.requireVersion(VERSION);
        Level level = level(in.readByte());
        int size = in.readSize(1);
        List<Integer> duplicates = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            duplicates.add(in.readInt());
        }
        return new AcknowledgementMessage(level, duplicates);
    }

    private static Level level(int rank) {
        return Arrays.stream(Level.values())
                .filter(level -> level.rank() == rank)
                .findFirst()
                .orElseThrow(() -> new WireException("unknown level " + rank));
    }
}
