package dev.patternengine.message;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Version 1: place of the kind, tenant, partition; of the question session, task, error, recent observations, goal, context, candidates
 * (tool, description), kinds (a bit each), limit, whether it explores, moment, seed.
 */
final class AskedFormat implements WireFormat<AskedMessage> {
    private static final int VERSION = 1;
    private static final ObservationFormat OBSERVATION = new ObservationFormat(TextFormat.PLAIN, TextFormat.NONE);

    @Override
    public void write(AskedMessage value, WireOutput out) {
        out.writeByte(VERSION)
                .writeByte(value.kind().place())
                .writeText(value.ask().tenant())
                .writeCount(value.ask().partition());
        write(value.ask().question(), out);
    }

    private static void write(Question question, WireOutput out) {
        out.writeText(question.session()).writeText(question.task()).writeText(question.error());
        Lists.write(question.recent(), OBSERVATION, out);
        out.writeText(question.goal());
        OBSERVATION.write(question.context(), out);
        out.writeCount(question.candidates().size());
        question.candidates()
                .forEach(candidate -> out.writeText(candidate.tool()).writeText(candidate.description()));
        int kinds = 0;
        for (Kind kind : question.kinds()) {
            kinds |= 1 << kind.place();
        }
        out.writeByte(kinds)
                .writeCount(question.limit())
                .writeFlag(question.explore())
                .writeSigned(question.at())
                .writeLong(question.seed());
    }

    @Override
    public AskedMessage read(WireInput in) {
        in.requireVersion(VERSION);
        Kind kind = Kind.ALL.get(in.readByte());
        String tenant = in.readText();
        int partition = in.readInt();
        return new AskedMessage(kind, new AskMessage(tenant, question(in), partition));
    }

    private static Question question(WireInput in) {
        String session = in.readText();
        String task = in.readText();
        String error = in.readText();
        List<Observation> recent = Lists.read(OBSERVATION, in);
        String goal = in.readText();
        Attributes context = OBSERVATION.readAttributes(in);
        List<Candidate> candidates = new ArrayList<>();
        for (int left = in.readSize(2); left > 0; left--) {
            candidates.add(new Candidate(in.readText(), in.readText()));
        }
        Set<Kind> kinds = kinds(in.readByte());
        int limit = in.readInt();
        boolean explore = in.readFlag();
        long at = in.readSigned();
        return new Question(
                session, task, error, recent, goal, context, candidates, kinds, limit, explore, at, in.readLong());
    }

    private static Set<Kind> kinds(int bits) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.ALL) {
            if ((bits & 1 << kind.place()) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
