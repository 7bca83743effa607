package dev.patternengine.message;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Success;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** An outcome of advice. Carries no version of its own: what holds it does. Once it did not say which advice it was. */
final class OutcomeFormat implements WireFormat<Outcome> {
    private final boolean telling;

    OutcomeFormat() {
        this(true);
    }

    /** @param telling whether what is read says which advice it was */
    OutcomeFormat(boolean telling) {
        this.telling = telling;
    }

    @Override
    public void write(Outcome value, WireOutput out) {
        out.writeByte(value.kind().place())
                .writeLong(value.session())
                .writeText(value.action())
                .writeDouble(value.propensity())
                .writeFlag(value.followed())
                .writeText(value.success().name())
                .writeDouble(value.executionTime())
                .writeLong(value.advice());
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
        double executionTime = in.readDouble();
        long advice = telling ? in.readLong() : 0;
        return new Outcome(Kind.ALL.get(kind), session, action, propensity, followed, success, executionTime, advice);
    }

    private static Success success(String name) {
        try {
            return Success.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new WireException("unknown success " + name, unknown);
        }
    }
}
