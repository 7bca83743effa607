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
 * An observation: a byte of flags that say which numbers follow, the texts, the numbers, context and parameters, the origin. About half
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
    private static final int STAMPED = 128;

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;

    private final TextFormat texts;
    private final TextFormat origins;

    /**
     * @param texts how texts that may come again are written: all but ids
     * @param origins how origins are
     */
    ObservationFormat(TextFormat texts, TextFormat origins) {
        this.texts = texts;
        this.origins = origins;
    }

    @Override
    public void write(Observation value, WireOutput out) {
        out.writeByte(flags(value)).writeText(value.id());
        texts.write(value.session(), out);
        texts.write(value.agent(), out);
        texts.write(value.task(), out);
        texts.write(value.tool(), out);
        texts.write(value.error(), out);
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
        origins.write(value.origin(), out);
    }

    private static int flags(Observation value) {
        return (value.timestamp() != Observation.NO_TIMESTAMP ? TIMESTAMP : 0)
                | (value.hasTime() ? EXECUTION_TIME : 0)
                | (value.hasOutcome() ? OUTCOME : 0)
                | (value.started() ? STARTED : 0)
                | (value.end() ? END : 0)
                | (value.success() == Success.NO ? FAILED : 0)
                | (value.success() == Success.UNKNOWN ? UNKNOWN : 0)
                | (value.stamped() ? STAMPED : 0);
    }

    void write(Attributes attributes, WireOutput out) {
        out.writeCount(attributes.items().size());
        for (Attribute item : attributes.items()) {
            texts.write(item.name(), out);
            write(item.value(), out);
        }
    }

    private void write(Value value, WireOutput out) {
        if (value instanceof Value.Text text) {
            out.writeByte(TEXT);
            texts.write(text.text(), out);
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

    private Observation read(int flags, WireInput in) {
        String id = in.readText();
        String session = texts.read(in);
        String agent = texts.read(in);
        String task = texts.read(in);
        String tool = texts.read(in);
        String error = texts.read(in);
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
                .stamped((flags & STAMPED) != 0)
                .origin(origins.read(in))
                .build();
    }

    private static Success success(int flags) {
        if ((flags & UNKNOWN) != 0) {
            return Success.UNKNOWN;
        }
        return (flags & FAILED) != 0 ? Success.NO : Success.YES;
    }

    Attributes readAttributes(WireInput in) {
        int size = in.readSize(2);
        List<Attribute> items = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            items.add(new Attribute(texts.read(in), readValue(in)));
        }
        return new Attributes(items);
    }

    private Value readValue(WireInput in) {
        int type = in.readByte();
        return switch (type) {
            case TEXT -> Value.of(texts.read(in));
            case NUMBER -> Value.of(in.readDouble());
            case FALSE -> Value.of(false);
            case TRUE -> Value.of(true);
            default -> throw new WireException("unknown type of value: " + type);
        };
    }
}
