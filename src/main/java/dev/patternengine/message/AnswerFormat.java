package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import java.util.Optional;

/**
 * Version 3: place of the kind, whether strong, items with all their fields, whether silent, then reason and needs. Versions 2,
 * whose items had no related patterns, and 1, where they had neither further actions nor origins, are read too.
 */
final class AnswerFormat implements WireFormat<Answer> {
    private static final int VERSION = 3;

    @Override
    public void write(Answer value, WireOutput out) {
        out.writeByte(VERSION).writeByte(value.kind().place()).writeFlag(value.strong());
        Lists.write(value.items(), new ItemFormat(VERSION), out);
        out.writeFlag(value.silence().isPresent());
        value.silence().ifPresent(silence -> out.writeByte(silence.kind().place())
                .writeText(silence.reason())
                .writeSigned(silence.needs()));
    }

    @Override
    public Answer read(WireInput in) {
        int version = in.readVersion(ItemFormat.ALONE, VERSION);
        Kind kind = Kind.ALL.get(in.readByte());
        boolean strong = in.readFlag();
        List<Advice.Item> items = Lists.read(new ItemFormat(version), in);
        Optional<Advice.Silence> silence = in.readFlag()
                ? Optional.of(new Advice.Silence(Kind.ALL.get(in.readByte()), in.readText(), in.readSigned()))
                : Optional.empty();
        return new Answer(kind, strong, items, silence);
    }
}
