package dev.patternengine.mining.sequence;

import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;

/**
 * Calls as bytes. Version 1: the last calls, the newest first; for each period how many repeated and for how many seconds;
 * the failures, each its last call, how many and for how many seconds.
 */
final class CallsFormat implements WireFormat<Calls> {
    static final CallsFormat ONLY = new CallsFormat();

    private static final int VERSION = 1;
    private static final WireFormat<Call> CALL = new CallFormat();
    private static final WireFormat<Stuck> STUCK = new StuckFormat();

    private CallsFormat() {}

    @Override
    public void write(Calls calls, WireOutput out) {
        out.writeByte(VERSION);
        Lists.write(calls.last(), CALL, out);
        for (int period = 1; period <= Calls.LONGEST_PERIOD; period++) {
            out.writeCount(calls.repeated(period)).writeDouble(calls.seconds(period));
        }
        Lists.write(calls.stuck(), STUCK, out);
    }

    @Override
    public Calls read(WireInput in) {
        in.requireVersion(VERSION);
        List<Call> last = Lists.read(CALL, in);
        int[] repeated = new int[Calls.LONGEST_PERIOD];
        double[] seconds = new double[Calls.LONGEST_PERIOD];
        for (int place = 0; place < Calls.LONGEST_PERIOD; place++) {
            repeated[place] = in.readInt();
            seconds[place] = in.readDouble();
        }
        return Calls.of(last, repeated, seconds, Lists.read(STUCK, in));
    }

    private static final class CallFormat implements WireFormat<Call> {
        @Override
        public void write(Call call, WireOutput out) {
            out.writeText(call.task())
                    .writeLong(call.key())
                    .writeLong(call.print())
                    .writeFlag(call.failed())
                    .writeFlag(call.fate() == Call.Fate.WORKED)
                    .writeFlag(call.bare())
                    .writeText(call.error())
                    .writeDouble(call.seconds())
                    .writeSigned(call.at());
        }

        @Override
        public Call read(WireInput in) {
            String task = in.readText();
            long key = in.readLong();
            long print = in.readLong();
            Call.Fate fate = fate(in.readFlag(), in.readFlag());
            boolean bare = in.readFlag();
            String error = in.readText();
            return new Call(task, key, print, fate, bare, error, in.readDouble(), in.readSigned());
        }

        private static Call.Fate fate(boolean failed, boolean worked) {
            if (failed) {
                return Call.Fate.FAILED;
            }
            return worked ? Call.Fate.WORKED : Call.Fate.UNKNOWN;
        }
    }

    private static final class StuckFormat implements WireFormat<Stuck> {
        @Override
        public void write(Stuck stuck, WireOutput out) {
            CALL.write(stuck.last(), out);
            out.writeCount(stuck.times()).writeDouble(stuck.seconds());
        }

        @Override
        public Stuck read(WireInput in) {
            return new Stuck(CALL.read(in), in.readInt(), in.readDouble());
        }
    }
}
