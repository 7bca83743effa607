package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;

/**
 * What a session has failed at, as bytes. Version 3: the open failures, each one's task, version, masked text, call, time,
 * steps, path, course, origin; then the places where it failed. Version 2 had no origins, version 1 the open failures alone:
 * task, masked text, time, steps, action.
 */
final class RecoveryStateFormat implements WireFormat<RecoveryState> {
    static final RecoveryStateFormat ONLY = new RecoveryStateFormat();

    private static final int FIRST = 1;
    private static final int NO_ORIGINS = 2;
    private static final int VERSION = 3;
    private static final WireFormat<Failure> FIRST_FAILURE = new FirstFailureFormat();
    private static final WireFormat<String> TEXT = new TextFormat();
    private static final WireFormat<Long> PLACE = new PlaceFormat();

    private RecoveryStateFormat() {}

    @Override
    public void write(RecoveryState state, WireOutput out) {
        out.writeByte(VERSION);
        Lists.write(state.open(), new FailureFormat(true), out);
        Lists.write(state.failed(), PLACE, out);
    }

    @Override
    public RecoveryState read(WireInput in) {
        int version = in.readVersion(FIRST, VERSION);
        if (version == FIRST) {
            return new RecoveryState(Lists.read(FIRST_FAILURE, in), List.of());
        }
        FailureFormat failures = new FailureFormat(version > NO_ORIGINS);
        return new RecoveryState(Lists.read(failures, in), Lists.read(PLACE, in));
    }

    /** @param located whether origins are told */
    private record FailureFormat(boolean located) implements WireFormat<Failure> {
        @Override
        public void write(Failure failure, WireOutput out) {
            out.writeText(failure.task())
                    .writeText(failure.version())
                    .writeText(failure.masked())
                    .writeLong(failure.call())
                    .writeSigned(failure.at())
                    .writeCount(failure.steps());
            Lists.write(failure.path(), TEXT, out);
            out.writeCount(failure.course()).writeText(failure.origin());
        }

        @Override
        public Failure read(WireInput in) {
            String task = in.readText();
            String version = in.readText();
            String masked = in.readText();
            return new Failure(
                    task,
                    version,
                    masked,
                    Hash64.of(masked),
                    in.readLong(),
                    in.readSigned(),
                    in.readInt(),
                    Lists.read(TEXT, in),
                    in.readInt(),
                    located ? in.readText() : "");
        }
    }

    /** What version 1 wrote: read only. What it did not tell is taken for told to nobody. */
    private static final class FirstFailureFormat implements WireFormat<Failure> {
        @Override
        public void write(Failure failure, WireOutput out) {
            throw new UnsupportedOperationException("version 1 is read only");
        }

        @Override
        public Failure read(WireInput in) {
            String task = in.readText();
            String masked = in.readText();
            long at = in.readSigned();
            int steps = in.readInt();
            String action = in.readText();
            List<String> path = action.isEmpty() ? List.of() : List.of(action);
            return new Failure(task, "", masked, Hash64.of(masked), Failure.UNTOLD, at, steps, path, Course.MIXED, "");
        }
    }

    private static final class TextFormat implements WireFormat<String> {
        @Override
        public void write(String text, WireOutput out) {
            out.writeText(text);
        }

        @Override
        public String read(WireInput in) {
            return in.readText();
        }
    }

    private static final class PlaceFormat implements WireFormat<Long> {
        @Override
        public void write(Long place, WireOutput out) {
            out.writeLong(place);
        }

        @Override
        public Long read(WireInput in) {
            return in.readLong();
        }
    }
}
