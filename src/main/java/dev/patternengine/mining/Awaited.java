package dev.patternengine.mining;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.LateCall;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions in which a call was announced that has not ended, and which of these calls were told to be late. Known from the
 * observations that passed since the start: a session of a checkpoint is known again with its next one. About 100 bytes a
 * session. One owner, one thread.
 */
final class Awaited {
    private final Map<Integer, Long2ObjectOpenHashMap<Waiting>> partitions = new HashMap<>();

    /** A session that waits: its tenant, and the starts of the calls that were told. */
    record Waiting(String tenant, LongOpenHashSet told) {}

    /** Finds the late calls of a session; nothing when it does not wait any more. */
    @FunctionalInterface
    interface Finder {
        Optional<List<LateCall>> find(int partition, long session, String tenant);
    }

    void add(int partition, long session, String tenant) {
        partitions
                .computeIfAbsent(partition, any -> new Long2ObjectOpenHashMap<>())
                .computeIfAbsent(session, any -> new Waiting(tenant, new LongOpenHashSet(1)));
    }

    void drop(int partition) {
        partitions.remove(partition);
    }

    /** Visits the calls that are late and were not told before; forgets the sessions that do not wait any more. */
    void visitNew(Finder finder, LateVisitor visitor) {
        partitions.forEach((partition, sessions) -> {
            for (long session : sessions.keySet().toLongArray()) {
                Waiting waiting = sessions.get(session);
                Optional<List<LateCall>> late = finder.find(partition, session, waiting.tenant());
                if (late.isEmpty()) {
                    sessions.remove(session);
                } else {
                    tell(late.get(), waiting, visitor);
                }
            }
        });
    }

    private static void tell(List<LateCall> late, Waiting waiting, LateVisitor visitor) {
        for (LateCall call : late) {
            if (waiting.told().add(key(call))) {
                visitor.visit(waiting.tenant(), call);
            }
        }
    }

    private static long key(LateCall call) {
        return Hash64.mix(Hash64.of(call.task()), Hash64.of(call.tool()), call.startedAt());
    }
}
