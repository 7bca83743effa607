package dev.patternengine.message;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** Version 1: tenant, agent, from, to, whether dry. */
final class RetractionFormat implements WireFormat<RetractionMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(RetractionMessage value, WireOutput out) {
        out.writeByte(VERSION)
                .writeText(value.tenant())
                .writeText(value.agent())
                .writeSigned(value.from())
                .writeSigned(value.to())
                .writeFlag(value.dry());
    }

    @Override
    public RetractionMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new RetractionMessage(in.readText(), in.readText(), in.readSigned(), in.readSigned(), in.readFlag());
    }
}
