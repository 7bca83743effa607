package dev.patternengine.message;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
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
 * An entry, as stored and as sent. Version 6:
 *
 * <pre>
 * version       byte
 * place         partition, number, epoch; the predecessor's number and epoch
 * batch         tenant, stamp, observations (1 byte: begins, ends, and the form of the session; session, observation), keys of
 *               ended sessions, outcomes, decisions
 * evidence      four times: names (symbol 8 bytes, count, text where that is above 0), increments (row, column, delta)
 * </pre>
 *
 * Numbers without a size are of variable length. What comes again within the entry is written short: texts of observations (see
 * {@link TextFormat.Recent}), sessions, rows and columns (see {@link RecentHashes}). Versions 1, whose names had no counts, 2, whose
 * outcomes did not say which advice they were of, 3, in which everything was written in full, 4, which had no decisions, and
 * 5, which had no origins, are read too.
 */
public final class EntryFormat implements WireFormat<Entry> {
    /** The version whose names had no counts. */
    static final int UNCOUNTED_NAMES = 1;

    private static final int NAMELESS_ADVICE = 2;
    /** The last version in which everything was written in full. */
    static final int IN_FULL = 3;

    private static final int NO_DECISIONS = 4;
    private static final int NO_ORIGINS = 5;
    private static final int VERSION = 6;
    private static final OutcomeFormat OUTCOME = new OutcomeFormat();
    private static final OutcomeFormat OLD_OUTCOME = new OutcomeFormat(false);
    private static final DecisionFormat DECISION = new DecisionFormat();

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
        Lists.write(batch.observations(), new PlacedFormat(VERSION), out);
        out.writeCount(batch.ended().size());
        batch.ended().forEach(out::writeLong);
        Lists.write(batch.outcomes(), OUTCOME, out);
        Lists.write(batch.decisions(), DECISION, out);
        EvidenceFormat evidence = new EvidenceFormat();
        for (Kind kind : Kind.ALL) {
            evidence.write(value.evidence(kind), out);
        }
    }

    @Override
    public Entry read(WireInput in) {
        int version = in.readVersion(UNCOUNTED_NAMES, VERSION);
        int partition = in.readInt();
        EntryId id = new EntryId(in.readCount(), in.readInt());
        EntryId predecessor = new EntryId(in.readCount(), in.readInt());
        Batch batch = readBatch(version, partition, in);
        EvidenceFormat format = new EvidenceFormat();
        List<Evidence> evidence = new ArrayList<>(Kind.ALL.size());
        for (int left = Kind.ALL.size(); left > 0; left--) {
            evidence.add(format.read(version, in));
        }
        return new Entry(id, predecessor, batch, evidence);
    }

    private static Batch readBatch(int version, int partition, WireInput in) {
        String tenant = in.readText();
        long stamp = in.readSigned();
        List<Placed> observations = Lists.read(new PlacedFormat(version), in);
        List<Long> ended = new ArrayList<>();
        for (int left = in.readSize(Long.BYTES); left > 0; left--) {
            ended.add(in.readLong());
        }
        List<Outcome> outcomes = Lists.read(version <= NAMELESS_ADVICE ? OLD_OUTCOME : OUTCOME, in);
        List<Decision> decisions = version <= NO_DECISIONS ? List.of() : Lists.read(DECISION, in);
        return new Batch(tenant, partition, stamp, observations, ended, outcomes, decisions);
    }

    private static final class PlacedFormat implements WireFormat<Placed> {
        private static final int BEGINS = 1;
        private static final int ENDS = 2;
        private static final int FORM_SHIFT = 2;

        private final boolean inFull;
        private final RecentHashes sessions = new RecentHashes();
        private final ObservationFormat observations;

        PlacedFormat(int version) {
            inFull = version <= IN_FULL;
            TextFormat texts = inFull ? TextFormat.PLAIN : new TextFormat.Recent();
            observations = new ObservationFormat(texts, version <= NO_ORIGINS ? TextFormat.NONE : texts);
        }

        @Override
        public void write(Placed value, WireOutput out) {
            int form = sessions.form(value.session());
            out.writeByte((value.begins() ? BEGINS : 0) | (value.ends() ? ENDS : 0) | (form << FORM_SHIFT));
            sessions.write(value.session(), form, out);
            observations.write(value.observation(), out);
        }

        @Override
        public Placed read(WireInput in) {
            long inFront = inFull ? in.readLong() : 0;
            int flags = in.readByte();
            long session = inFull ? inFront : sessions.read(flags >> FORM_SHIFT, in);
            return new Placed(session, (flags & BEGINS) != 0, (flags & ENDS) != 0, observations.read(in));
        }
    }
}
