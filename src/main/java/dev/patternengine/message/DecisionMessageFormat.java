package dev.patternengine.message;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** Version 1: tenant, partition, decision. */
final class DecisionMessageFormat implements WireFormat<DecisionMessage> {
    private static final int VERSION = 1;
    private static final DecisionFormat DECISION = new DecisionFormat();

    @Override
    public void write(DecisionMessage value, WireOutput out) {
        out.writeByte(VERSION).writeText(value.tenant()).writeCount(value.partition());
        DECISION.write(value.decision(), out);
    }

    @Override
    public DecisionMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new DecisionMessage(in.readText(), in.readInt(), DECISION.read(in));
    }
}
