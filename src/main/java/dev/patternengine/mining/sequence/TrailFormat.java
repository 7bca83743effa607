package dev.patternengine.mining.sequence;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/**
 * A trail as bytes. Version 3: the last tasks, oldest first (count, 8 bytes each), all tasks as one hash, the tasks seen,
 * failure and agent of the last step (8 bytes each), its time, the length of the last run, the gap before it plus 1, and
 * whether the session is known from its begin, then the parameters of the last step and the texts told last (8 bytes each). The chain of contexts follows from the last tasks.
 *
 * <p>Still read: version 2, without those parameters; and version 1: the last tasks, three contexts of which the last is that of all tasks, and the tasks
 * seen.
 */
final class TrailFormat implements WireFormat<Trail> {
    static final TrailFormat ONLY = new TrailFormat();

    private static final int VERSION = 3;
    private static final int SECOND_VERSION = 2;
    private static final int FIRST_VERSION = 1;

    private TrailFormat() {}

    @Override
    public void write(Trail trail, WireOutput out) {
        Trail.Rest rest = trail.rest();
        out.writeByte(VERSION).writeCount(trail.length());
        for (int steps = trail.length() - 1; steps >= 0; steps--) {
            out.writeLong(trail.back(steps));
        }
        out.writeLong(rest.whole()).writeLong(rest.seen()).writeLong(rest.failure());
        out.writeLong(rest.agent()).writeSigned(rest.at()).writeCount(rest.run());
        out.writeCount(rest.gap() + 1).writeCount(rest.placed() ? 1 : 0);
        out.writeLong(rest.params()).writeLong(rest.told());
    }

    @Override
    public Trail read(WireInput in) {
        if (in.peekByte() == FIRST_VERSION) {
            return readFirst(in);
        }
        boolean second = in.peekByte() == SECOND_VERSION;
        in.requireVersion(second ? SECOND_VERSION : VERSION);
        long[] recent = longs(in, in.readSize(Long.BYTES));
        return Trail.of(recent, rest(in, second));
    }

    private static Trail.Rest rest(WireInput in, boolean second) {
        long whole = in.readLong();
        long seen = in.readLong();
        long failure = in.readLong();
        long agent = in.readLong();
        long at = in.readSigned();
        int run = (int) in.readCount();
        int gap = (int) in.readCount() - 1;
        boolean placed = in.readCount() != 0;
        long params = second ? Params.NONE : in.readLong();
        long told = second ? Params.NONE : in.readLong();
        return new Trail.Rest(whole, seen, run, failure, agent, at, gap, placed, params, told);
    }

    private static Trail readFirst(WireInput in) {
        in.requireVersion(FIRST_VERSION);
        long[] recent = longs(in, in.readSize(Long.BYTES));
        long whole = longs(in, 3)[2];
        boolean placed = recent.length > 0;
        return Trail.of(
                recent,
                new Trail.Rest(whole, in.readLong(), run(recent), 0, 0, 0, -1, placed, Params.NONE, Params.NONE));
    }

    private static long[] longs(WireInput in, int size) {
        long[] read = new long[size];
        for (int place = 0; place < size; place++) {
            read[place] = in.readLong();
        }
        return read;
    }

    private static int run(long[] recent) {
        int run = 0;
        while (run < recent.length
                && recent[recent.length - 1 - run] == recent[recent.length - 1]
                && recent[recent.length - 1] != Symbols.START) {
            run++;
        }
        return run;
    }
}
