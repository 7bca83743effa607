package dev.patternengine.message;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Placed;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry, as stored and as sent. Version 3:
 *
 * <pre>
 * version       byte
 * place         partition, number, epoch; the predecessor's number and epoch
 * batch         tenant, stamp, observations (session 8 bytes, begins and ends 1 byte, observation), keys of ended sessions, outcomes
 * evidence      four times: names (symbol 8 bytes, count, text where that is above 0), increments (row 8 bytes, column 8
 *               bytes, delta)
 * </pre>
 *
 * Numbers without a size are of variable length. Versions 1, whose names had no counts, and 2, whose outcomes did not
 * say which advice they were of, are read too.
 */
public final class EntryFormat implements WireFormat<Entry> {
    /** The version whose names had no counts. */
    static final int UNCOUNTED_NAMES = 1;

    private static final int NAMELESS_ADVICE = 2;
    private static final int VERSION = 3;
    private static final PlacedFormat PLACED = new PlacedFormat();
    private static final OutcomeFormat OUTCOME = new OutcomeFormat();
    private static final OutcomeFormat OLD_OUTCOME = new OutcomeFormat(false);

    @Override
    public void write(Entry value, WireOutput out) {
        Batch batch = value.batch();
        out.writeByte(VERSION)
                .writeCount(batch.partition())
                .writeCount(value.id().number())
                .writeCount(value.id().epoch())
                .writeCount(value.predecessor().number())
                .writeCount(value.predecessor().epoch())
                .writeText(batch.tenant())
                .writeSigned(batch.stamp());
        Lists.write(batch.observations(), PLACED, out);
        out.writeCount(batch.ended().size());
        batch.ended().forEach(out::writeLong);
        Lists.write(batch.outcomes(), OUTCOME, out);
        for (Kind kind : Kind.ALL) {
            EvidenceFormat.write(value.evidence(kind), out);
        }
    }

    @Override
    public Entry read(WireInput in) {
        int version = in.readVersion(UNCOUNTED_NAMES, VERSION);
        int partition = in.readInt();
        EntryId id = new EntryId(in.readCount(), in.readInt());
        EntryId predecessor = new EntryId(in.readCount(), in.readInt());
        Batch batch = readBatch(version, partition, in);
        List<Evidence> evidence = new ArrayList<>(Kind.ALL.size());
        for (int left = Kind.ALL.size(); left > 0; left--) {
            evidence.add(EvidenceFormat.read(version, in));
        }
        return new Entry(id, predecessor, batch, evidence);
    }

    private static Batch readBatch(int version, int partition, WireInput in) {
        String tenant = in.readText();
        long stamp = in.readSigned();
        List<Placed> observations = Lists.read(PLACED, in);
        List<Long> ended = new ArrayList<>();
        for (int left = in.readSize(Long.BYTES); left > 0; left--) {
            ended.add(in.readLong());
        }
        List<Outcome> outcomes = Lists.read(version <= NAMELESS_ADVICE ? OLD_OUTCOME : OUTCOME, in);
        return new Batch(tenant, partition, stamp, observations, ended, outcomes);
    }

    private static final class PlacedFormat implements WireFormat<Placed> {
        private static final int BEGINS = 1;
        private static final int ENDS = 2;

        private final ObservationFormat observations = new ObservationFormat();

        @Override
        public void write(Placed value, WireOutput out) {
            out.writeLong(value.session()).writeByte((value.begins() ? BEGINS : 0) | (value.ends() ? ENDS : 0));
            observations.write(value.observation(), out);
        }

        @Override
        public Placed read(WireInput in) {
            long session = in.readLong();
            int flags = in.readByte();
            return new Placed(session, (flags & BEGINS) != 0, (flags & ENDS) != 0, observations.read(in));
        }
    }
}
