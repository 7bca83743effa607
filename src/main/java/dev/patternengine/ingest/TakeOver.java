package dev.patternengine.ingest;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.PositionsMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes partitions over. In this order: a barrier entry closes each log to the owner before; the models catch up to it; lanes and
 * sessions are rebuilt from the newest checkpoint and the log after it.
 */
final class TakeOver {
    private static final int MOST_TRIES = 5;

    private final Bus bus;
    private final SharedLog log;
    private final CheckpointStore checkpoints;
    private final Tenure tenure;
    private final Tenure.Work work;

    TakeOver(Bus bus, SharedLog log, CheckpointStore checkpoints, Tenure tenure, Tenure.Work work) {
        this.bus = bus;
        this.log = log;
        this.checkpoints = checkpoints;
        this.tenure = tenure;
        this.work = work;
    }

    /** Completes with the partitions that are open; when it fails, none is. */
    Future<Set<Integer>> take(Map<Integer, Integer> epochs) {
        Map<Integer, EntryId> barriers = new HashMap<>();
        List<Future<Void>> fences = epochs.entrySet().stream()
                .map(one -> fence(one.getKey(), one.getValue(), MOST_TRIES).<Void>map(barrier -> {
                    barriers.put(one.getKey(), barrier);
                    return null;
                }))
                .toList();
        return Future.join(fences)
                .otherwiseEmpty()
                .compose(fenced -> barriers.isEmpty() ? none() : rebuild(barriers))
                .onFailure(failure -> close(epochs.keySet()));
    }

    private static Future<Set<Integer>> none() {
        return Future.failedFuture(new Refused(Reason.UNAVAILABLE, "others write to these partitions"));
    }

    private void close(Set<Integer> partitions) {
        partitions.forEach(log::release);
        work.close(partitions);
    }

    /** Appends a barrier after whatever is last; completes with its place. */
    private Future<EntryId> fence(int partition, int epoch, int tries) {
        return Future.fromCompletionStage(log.end(partition), work.context()).compose(end -> {
            EntryId id = new EntryId(end.number() + 1, Math.max(epoch, end.epoch() + 1));
            log.claim(partition, end);
            return Future.fromCompletionStage(log.append(Entry.barrier(partition, id, end)), work.context())
                    .map(level -> id)
                    .recover(failure -> failure instanceof AppendRefused && tries > 1
                            ? fence(partition, epoch, tries - 1)
                            : Future.failedFuture(failure));
        });
    }

    private Future<Set<Integer>> rebuild(Map<Integer, EntryId> barriers) {
        Set<Integer> partitions = Set.copyOf(barriers.keySet());
        Lanes fresh = work.emptyLanes();
        Restoration restoration = new Restoration(bus, log, checkpoints, fresh, tenure, work.erasing());
        return bus.request(Topics.LEVEL, new PositionsMessage(new Positions(barriers)))
                .compose(level -> restoration.run(work.context(), partitions, false))
                .map(restored -> {
                    work.open(fresh);
                    return partitions;
                });
    }

    /** Loads the models of the newest checkpoint in place of those that are there. */
    Future<PositionsMessage> reload() {
        Context context = work.context();
        Restoration restoration = new Restoration(bus, log, checkpoints, work.emptyLanes(), tenure, work.erasing());
        return Future.all(Kind.ALL.stream()
                        .map(kind -> bus.request(Topics.forget(kind), Done.DONE))
                        .toList())
                .compose(forgotten -> restoration.run(context, Set.of(), true))
                .map(restored -> new PositionsMessage(restored.checkpoint()));
    }
}
