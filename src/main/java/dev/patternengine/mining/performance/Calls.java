package dev.patternengine.mining.performance;

import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Hashes;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The calls of a session that were announced and have not ended: the last {@value #MOST}, oldest first. An observation of the
 * same task, and tool where both name one, ends the oldest of them.
 */
public record Calls(List<Call> open) {
    static final Calls NONE = new Calls(List.of());

    private static final int MOST = 8;

    /**
     * A call that has not ended.
     *
     * @param session its session's name; empty where the agent is the session
     * @param agent who made it; empty when not told
     * @param tool empty when not told
     * @param startedAt epoch milliseconds
     * @param entries {@link Surroundings}' of its context
     */
    record Call(String session, String agent, String task, String tool, long startedAt, List<Long> entries) {
        Call {
            entries = List.copyOf(entries);
        }

        boolean isEndedBy(Observation observation) {
            return task.equals(observation.task())
                    && (tool.isEmpty() || observation.tool().isEmpty() || tool.equals(observation.tool()));
        }

        long[] surroundings() {
            return entries.stream().mapToLong(part -> part).toArray();
        }
    }

    public Calls {
        open = List.copyOf(open);
    }

    /** The calls after one more observation. */
    Calls after(Observation observation) {
        if (observation.started()) {
            return started(observation);
        }
        return open.isEmpty() ? this : ended(observation);
    }

    private Calls started(Observation observation) {
        List<Call> calls = new ArrayList<>(open.size() == MOST ? open.subList(1, MOST) : open);
        calls.add(new Call(
                observation.session(),
                observation.agent(),
                observation.task(),
                observation.tool(),
                observation.timestamp(),
                Arrays.stream(Surroundings.entries(observation.context(), new Hashes()))
                        .boxed()
                        .toList()));
        return new Calls(calls);
    }

    private Calls ended(Observation observation) {
        for (int place = 0; place < open.size(); place++) {
            if (open.get(place).isEndedBy(observation)) {
                List<Call> calls = new ArrayList<>(open);
                calls.remove(place);
                return calls.isEmpty() ? NONE : new Calls(calls);
            }
        }
        return this;
    }

    /** Version 2: the number of calls and their parts. Version 1: nothing. */
    static final class Format implements WireFormat<Calls> {
        private static final int OLDEST = 1;
        private static final int VERSION = 2;

        @Override
        public void write(Calls calls, WireOutput out) {
            out.writeByte(VERSION).writeCount(calls.open.size());
            for (Call call : calls.open) {
                out.writeText(call.session)
                        .writeText(call.agent)
                        .writeText(call.task)
                        .writeText(call.tool)
                        .writeSigned(call.startedAt)
                        .writeCount(call.entries.size());
                for (long part : call.entries) {
                    out.writeLong(part);
                }
            }
        }

        @Override
        public Calls read(WireInput in) {
            if (in.readVersion(OLDEST, VERSION) < VERSION) {
                return NONE;
            }
            int size = in.readSize(1);
            List<Call> calls = new ArrayList<>(size);
            for (int place = 0; place < size; place++) {
                calls.add(new Call(
                        in.readText(), in.readText(), in.readText(), in.readText(), in.readSigned(), entries(in)));
            }
            return calls.isEmpty() ? NONE : new Calls(calls);
        }

        private static List<Long> entries(WireInput in) {
            List<Long> entries = new ArrayList<>();
            for (int left = in.readSize(Long.BYTES); left > 0; left--) {
                entries.add(in.readLong());
            }
            return entries;
        }
    }
}
