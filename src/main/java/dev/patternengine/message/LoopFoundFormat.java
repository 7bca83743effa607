package dev.patternengine.message;

import dev.patternengine.domain.Loop;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Version 1: whether there is one; then form, tasks, error, times, steps, seconds. */
final class LoopFoundFormat implements WireFormat<LoopFoundMessage> {
    private static final int VERSION = 1;

    @Override
    public void write(LoopFoundMessage value, WireOutput out) {
        out.writeByte(VERSION).writeFlag(value.loop().isPresent());
        value.loop().ifPresent(loop -> {
            out.writeText(loop.form().label()).writeCount(loop.tasks().size());
            loop.tasks().forEach(out::writeText);
            out.writeText(loop.error())
                    .writeSigned(loop.times())
                    .writeSigned(loop.steps())
                    .writeDouble(loop.seconds());
        });
    }

    @Override
    public LoopFoundMessage read(WireInput in) {
        in.requireVersion(VERSION);
        return new LoopFoundMessage(in.readFlag() ? Optional.of(loop(in)) : Optional.empty());
    }

    private static Loop loop(WireInput in) {
        Loop.Form form = form(in.readText());
        List<String> tasks = new ArrayList<>();
        for (int left = in.readSize(1); left > 0; left--) {
            tasks.add(in.readText());
        }
        return new Loop(form, tasks, in.readText(), in.readSigned(), in.readSigned(), in.readDouble());
    }

    private static Loop.Form form(String label) {
        return Arrays.stream(Loop.Form.values())
                .filter(form -> form.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new WireException("unknown form of loop: " + label));
    }
}
