package dev.patternengine.message;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * An observation: a byte of flags that say which numbers follow, the texts, the numbers, context and parameters. About half
 * the size of its JSON. Carries no version of its own: what holds it does.
 */
final class ObservationFormat implements WireFormat<Observation> {
    private static final int TIMESTAMP = 1;
    private static final int EXECUTION_TIME = 2;
    private static final int OUTCOME = 4;
    private static final int STARTED = 8;
    private static final int END = 16;
    private static final int FAILED = 32;
    private static final int UNKNOWN = 64;

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;

    @Override
    public void write(Observation value, WireOutput out) {
        out.writeByte(flags(value))
                .writeText(value.id())
                .writeText(value.session())
                .writeText(value.agent())
                .writeText(value.task())
                .writeText(value.tool())
                .writeText(value.error());
        if (value.timestamp() != Observation.NO_TIMESTAMP) {
            out.writeSigned(value.timestamp());
        }
        if (value.hasTime()) {
            out.writeDouble(value.executionTime());
        }
        if (value.hasOutcome()) {
            out.writeDouble(value.outcome());
        }
        write(value.context(), out);
        write(value.params(), out);
    }

    private static int flags(Observation value) {
        return (value.timestamp() != Observation.NO_TIMESTAMP ? TIMESTAMP : 0)
                | (value.hasTime() ? EXECUTION_TIME : 0)
                | (value.hasOutcome() ? OUTCOME : 0)
                | (value.started() ? STARTED : 0)
                | (value.end() ? END : 0)
                | (value.success() == Success.NO ? FAILED : 0)
                | (value.success() == Success.UNKNOWN ? UNKNOWN : 0);
    }

    static void write(Attributes attributes, WireOutput out) {
        out.writeCount(attributes.items().size());
        for (Attribute item : attributes.items()) {
            out.writeText(item.name());
            write(item.value(), out);
        }
    }

    private static void write(Value value, WireOutput out) {
        if (value instanceof Value.Text text) {
            out.writeByte(TEXT).writeText(text.text());
        } else if (value instanceof Value.Numeric numeric) {
            out.writeByte(NUMBER).writeDouble(numeric.number());
        } else if (value instanceof Value.Flag flag) {
            out.writeByte(flag.set() ? TRUE : FALSE);
        }
    }

    @Override
    public Observation read(WireInput in) {
        try {
            return read(in.readByte(), in);
        } catch (IllegalArgumentException invalid) {
            throw new WireException("no observation: " + invalid.getMessage(), invalid);
        }
    }

    private static Observation read(int flags, WireInput in) {
        String id = in.readText();
        String session = in.readText();
        String agent = in.readText();
        String task = in.readText();
        String tool = in.readText();
        String error = in.readText();
        long timestamp = (flags & TIMESTAMP) != 0 ? in.readSigned() : Observation.NO_TIMESTAMP;
        double executionTime = (flags & EXECUTION_TIME) != 0 ? in.readDouble() : Double.NaN;
        double outcome = (flags & OUTCOME) != 0 ? in.readDouble() : Double.NaN;
        return Observation.of(task)
                .id(id)
                .session(session)
                .agent(agent)
                .tool(tool)
                .error(error)
                .timestamp(timestamp)
                .executionTime(executionTime)
                .success(success(flags))
                .context(readAttributes(in))
                .params(readAttributes(in))
                .outcome(outcome)
                .started((flags & STARTED) != 0)
                .end((flags & END) != 0)
                .build();
    }

    private static Success success(int flags) {
        if ((flags & UNKNOWN) != 0) {
            return Success.UNKNOWN;
        }
        return (flags & FAILED) != 0 ? Success.NO : Success.YES;
    }

    static Attributes readAttributes(WireInput in) {
        int size = in.readSize(2);
        List<Attribute> items = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            items.add(new Attribute(in.readText(), readValue(in)));
        }
        return new Attributes(items);
    }

    private static Value readValue(WireInput in) {
        int type = in.readByte();
        return switch (type) {
            case TEXT -> Value.of(in.readText());
            case NUMBER -> Value.of(in.readDouble());
            case FALSE -> Value.of(false);
            case TRUE -> Value.of(true);
            default -> throw new WireException("unknown type of value: " + type);
        };
    }
}
