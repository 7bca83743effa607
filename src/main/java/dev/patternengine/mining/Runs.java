package dev.patternengine.mining;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.wire.Parts;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongIterators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The open sessions of the partitions a node owns, as one miner sees them. As bytes, each part:
 *
 * <pre>
 * version     1 byte, 1
 * partition   variable length
 * count       of sessions, each: key 8 bytes, state as the miner writes it
 * </pre>
 *
 * One owner, one thread.
 */
final class Runs<S, F> {
    private static final int VERSION = 1;

    private final WireFormat<S> states;
    private final Int2ObjectOpenHashMap<Long2ObjectOpenHashMap<Run<S, F>>> partitions = new Int2ObjectOpenHashMap<>();

    Runs(WireFormat<S> states) {
        this.states = states;
    }

    /** An open session: its state and what is expected next, null until fixed. */
    static final class Run<S, F> {
        S state;
        F forecast;

        /** What it did itself, where it is only measured and not learned; else null. */
        Model own;

        Run(S state) {
            this.state = state;
        }
    }

    /** The sessions of a partition by their keys. */
    Long2ObjectOpenHashMap<Run<S, F>> of(int partition) {
        return partitions.computeIfAbsent(partition, ignored -> new Long2ObjectOpenHashMap<>());
    }

    /** The session; null when it is not open. */
    Run<S, F> get(int partition, long session) {
        Long2ObjectOpenHashMap<Run<S, F>> runs = partitions.get(partition);
        return runs == null ? null : runs.get(session);
    }

    /** Forgets the sessions of a partition. */
    void drop(int partition) {
        partitions.remove(partition);
    }

    /** Forgets some sessions. */
    void erase(int partition, Set<Long> sessions) {
        Long2ObjectOpenHashMap<Run<S, F>> runs = of(partition);
        sessions.forEach(session -> runs.remove(session.longValue()));
    }

    /** Forgets the sessions that a batch says are erased. */
    void erase(Batch batch) {
        for (Decision decision : batch.decisions()) {
            if (decision instanceof Decision.SessionErased erased) {
                of(batch.partition()).remove(erased.session());
            }
        }
    }

    int size() {
        return partitions.values().stream()
                .mapToInt(Long2ObjectOpenHashMap::size)
                .sum();
    }

    /**
     * All states as they are now, by ascending key: in the order of their hashes they would be slow to read back. Forecasts
     * are left out and made anew.
     */
    List<byte[]> parts() {
        List<byte[]> parts = new ArrayList<>();
        for (Int2ObjectMap.Entry<Long2ObjectOpenHashMap<Run<S, F>>> partition : partitions.int2ObjectEntrySet()) {
            byte[] header = new WireOutput()
                    .writeByte(VERSION)
                    .writeCount(partition.getIntKey())
                    .bytes();
            Long2ObjectOpenHashMap<Run<S, F>> runs = partition.getValue();
            long[] keys = runs.keySet().longStream().sorted().toArray();
            new Parts<>(header, LongIterators.wrap(keys), (key, out) -> {
                        out.writeLong(key);
                        states.write(runs.get(key.longValue()).state, out);
                    })
                    .forEachRemaining(parts::add);
        }
        return parts;
    }

    /** The partition that a part is of. */
    static int partition(byte[] part) {
        WireInput in = new WireInput(part);
        in.requireVersion(VERSION);
        return in.readInt();
    }

    /** Opens the sessions of a part. */
    void load(byte[] part) {
        WireInput in = new WireInput(part);
        in.requireVersion(VERSION);
        Long2ObjectOpenHashMap<Run<S, F>> runs = of(in.readInt());
        for (int left = in.readSize(Long.BYTES); left > 0; left--) {
            runs.put(in.readLong(), new Run<>(states.read(in)));
        }
        in.requireEnd();
    }
}
