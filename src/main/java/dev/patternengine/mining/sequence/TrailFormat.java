package dev.patternengine.mining.sequence;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/**
 * A trail as bytes. Version 1: the last tasks, oldest first (count, 8 bytes each), the contexts beside the chain (8 bytes
 * each), the tasks seen (8 bytes). The chain of contexts follows from the last tasks.
 */
final class TrailFormat implements WireFormat<Trail> {
    static final TrailFormat ONLY = new TrailFormat();

    private static final int VERSION = 1;

    private TrailFormat() {}

    @Override
    public void write(Trail trail, WireOutput out) {
        out.writeByte(VERSION).writeCount(trail.order());
        for (int steps = trail.order() - 1; steps >= 0; steps--) {
            out.writeLong(trail.back(steps));
        }
        for (int place = 0; place < Trail.SIDES; place++) {
            out.writeLong(trail.side(place));
        }
        out.writeLong(trail.seen());
    }

    @Override
    public Trail read(WireInput in) {
        in.requireVersion(VERSION);
        long[] recent = new long[in.readSize(Long.BYTES)];
        for (int place = 0; place < recent.length; place++) {
            recent[place] = in.readLong();
        }
        long[] sides = new long[Trail.SIDES];
        for (int place = 0; place < sides.length; place++) {
            sides[place] = in.readLong();
        }
        return Trail.of(recent, sides, in.readLong());
    }
}
