package dev.patternengine.message;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Success;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** An outcome of advice. Carries no version of its own: what holds it does. */
final class OutcomeFormat implements WireFormat<Outcome> {
    @Override
    public void write(Outcome value, WireOutput out) {
        out.writeByte(value.kind().place())
                .writeLong(value.session())
                .writeText(value.action())
                .writeDouble(value.propensity())
                .writeFlag(value.followed())
                .writeText(value.success().name())
                .writeDouble(value.executionTime());
    }

    @Override
    public Outcome read(WireInput in) {
        int kind = in.readByte();
        if (kind >= Kind.ALL.size()) {
            throw new WireException("unknown kind " + kind);
        }
        long session = in.readLong();
        String action = in.readText();
        double propensity = in.readDouble();
        boolean followed = in.readFlag();
        Success success = success(in.readText());
        return new Outcome(Kind.ALL.get(kind), session, action, propensity, followed, success, in.readDouble());
    }

    private static Success success(String name) {
        try {
            return Success.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new WireException("unknown success " + name, unknown);
        }
    }
}
