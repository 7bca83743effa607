package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import java.util.Optional;

/** Version 1: place of the kind, whether strong, items with all their fields, whether silent, then reason and needs. */
final class AnswerFormat implements WireFormat<Answer> {
    private static final int VERSION = 1;
    private static final ItemFormat ITEM = new ItemFormat();

    @Override
    public void write(Answer value, WireOutput out) {
        out.writeByte(VERSION).writeByte(value.kind().place()).writeFlag(value.strong());
        Lists.write(value.items(), ITEM, out);
        out.writeFlag(value.silence().isPresent());
        value.silence().ifPresent(silence -> out.writeByte(silence.kind().place())
                .writeText(silence.reason())
                .writeSigned(silence.needs()));
    }

    @Override
    public Answer read(WireInput in) {
        in.requireVersion(VERSION);
        Kind kind = Kind.ALL.get(in.readByte());
        boolean strong = in.readFlag();
        List<Advice.Item> items = Lists.read(ITEM, in);
        Optional<Advice.Silence> silence = in.readFlag()
                ? Optional.of(new Advice.Silence(Kind.ALL.get(in.readByte()), in.readText(), in.readSigned()))
                : Optional.empty();
        return new Answer(kind, strong, items, silence);
    }

    private static final class ItemFormat implements WireFormat<Advice.Item> {
        @Override
        public void write(Advice.Item value, WireOutput out) {
            out.writeByte(value.kind().place())
                    .writeText(value.action())
                    .writeDouble(value.confidence())
                    .writeDouble(value.interval().low())
                    .writeDouble(value.interval().high())
                    .writeSigned(value.support())
                    .writeDouble(value.expectedTime())
                    .writeText(value.reason())
                    .writeText(value.pattern())
                    .writeFlag(value.avoid())
                    .writeDouble(value.propensity());
        }

        @Override
        public Advice.Item read(WireInput in) {
            return new Advice.Item(
                    Kind.ALL.get(in.readByte()),
                    in.readText(),
                    in.readDouble(),
                    new Interval(in.readDouble(), in.readDouble()),
                    in.readSigned(),
                    in.readDouble(),
                    in.readText(),
                    in.readText(),
                    in.readFlag(),
                    in.readDouble());
        }
    }
}
