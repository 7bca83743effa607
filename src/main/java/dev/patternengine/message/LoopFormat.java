package dev.patternengine.message;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** Version 1: tenant, session, partition. */
final class LoopFormat implements WireFormat<LoopMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(LoopMessage value, WireOutput out) {
        out.writeByte(VERSION)
                .writeText(value.tenant())
                .writeText(value.session())
                .writeCount(value.partition());
    }

    @Override
    public LoopMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new LoopMessage(in.readText(), in.readText(), in.readInt());
    }
}
