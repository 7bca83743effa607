package dev.patternengine.message;

import dev.patternengine.domain.Level;
import java.util.ArrayList;
import java.util.List;

/** Version 1: level, places of duplicates. */
final class AcknowledgementFormat implements WireFormat<AcknowledgementMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(AcknowledgementMessage value, WireOutput out) {
        out.writeByte(VERSION).writeFlag(value.level() == Level.FSYNCED);
        out.writeCount(value.duplicates().size());
        value.duplicates().forEach(out::writeCount);
    }

    @Override
    public AcknowledgementMessage read(WireInput in) {
        in.requireVersion(VERSION);
        Level level = in.readFlag() ? Level.FSYNCED : Level.WRITTEN;
        int size = in.readSize(1);
        List<Integer> duplicates = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            duplicates.add(in.readInt());
        }
        return new AcknowledgementMessage(level, duplicates);
    }
}
