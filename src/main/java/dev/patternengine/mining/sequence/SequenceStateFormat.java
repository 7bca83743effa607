package dev.patternengine.mining.sequence;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/**
 * A session's state as bytes. Version {@value #VERSION}: the trail with a version of its own, then the calls, then the
 * course. What begins
 * with a smaller number is of an older engine, a bare trail: the rest begins anew.
 */
final class SequenceStateFormat implements WireFormat<SequenceState> {
    static final SequenceStateFormat ONLY = new SequenceStateFormat();

    private static final int VERSION = 64;

    private SequenceStateFormat() {}

    @Override
    public void write(SequenceState state, WireOutput out) {
        out.writeByte(VERSION);
        TrailFormat.ONLY.write(state.trail(), out);
        CallsFormat.ONLY.write(state.calls(), out);
        CourseFormat.ONLY.write(state.course(), out);
    }

    @Override
    public SequenceState read(WireInput in) {
        if (in.peekByte() < VERSION) {
            return new SequenceState(TrailFormat.ONLY.read(in), Calls.NONE, Course.NONE);
        }
        in.requireVersion(VERSION);
        Trail trail = TrailFormat.ONLY.read(in);
        return new SequenceState(trail, CallsFormat.ONLY.read(in), CourseFormat.ONLY.read(in));
    }
}
