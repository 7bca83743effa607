package dev.patternengine.message;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** Version 1: observations, entries, mixed, since. */
final class RetractedFormat implements WireFormat<RetractedMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(RetractedMessage value, WireOutput out) {
        out.writeByte(VERSION)
                .writeCount(value.observations())
                .writeCount(value.entries())
                .writeCount(value.mixed())
                .writeSigned(value.since());
    }

    @Override
    public RetractedMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new RetractedMessage(in.readCount(), in.readCount(), in.readCount(), in.readSigned());
    }
}
