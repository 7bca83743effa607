package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/** Open failures as bytes. Version 1: count, then each one's task, masked text, time, steps, action. */
final class RecoveryStateFormat implements WireFormat<RecoveryState> {
    static final RecoveryStateFormat ONLY = new RecoveryStateFormat();

    private static final int VERSION = 1;
    private static final WireFormat<Failure> FAILURE = new FailureFormat();

    private RecoveryStateFormat() {}

    @Override
    public void write(RecoveryState state, WireOutput out) {
        out.writeByte(VERSION);
        Lists.write(state.open(), FAILURE, out);
    }

    @Override
    public RecoveryState read(WireInput in) {
        in.requireVersion(VERSION);
        return new RecoveryState(Lists.read(FAILURE, in));
    }

    private static final class FailureFormat implements WireFormat<Failure> {
        @Override
        public void write(Failure failure, WireOutput out) {
            out.writeText(failure.task())
                    .writeText(failure.masked())
                    .writeSigned(failure.at())
                    .writeCount(failure.steps())
                    .writeText(failure.action());
        }

        @Override
        public Failure read(WireInput in) {
            String task = in.readText();
            String masked = in.readText();
            return new Failure(task, masked, Hash64.of(masked), in.readSigned(), in.readInt(), in.readText());
        }
    }
}
