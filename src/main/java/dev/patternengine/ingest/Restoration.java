package dev.patternengine.ingest;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.Bus;
import dev.patternengine.message.LoadMessage;
import dev.patternengine.message.LoadedMessage;
import dev.patternengine.message.RestoreMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings lanes and miners to where the log is: loads the newest checkpoint, then reads the log from there, a chunk at a time,
 * and never learns anew. Entries are applied by number, so models that are ahead of the checkpoint take in what they miss. What the
 * log lost while the engine ran is in the models; the lanes skip it, so ids and steps of sessions in it are known no more.
 */
final class Restoration {
    private static final Logger LOGGER = LoggerFactory.getLogger(Restoration.class);
    private static final int MOST_LOADING = 16;

    private final Bus bus;
    private final Log log;
    private final CheckpointStore checkpoints;
    private final Lanes lanes;
    private final Tenure tenure;
    private final Erasing erasing;

    /** Up to where the log is in the models that were loaded. */
    private Positions inModels = Positions.NONE;

    Restoration(Bus bus, Log log, CheckpointStore checkpoints, Lanes lanes, Tenure tenure, Erasing erasing) {
        this.tenure = tenure;
        this.erasing = erasing;
        this.bus = bus;
        this.log = log;
        this.checkpoints = checkpoints;
        this.lanes = lanes;
    }

    /**
     * What was read.
     *
     * @param checkpoint the positions of the checkpoint
     * @param bytes of the log after it
     */
    record Restored(Positions checkpoint, long bytes) {
        static final Restored NOTHING = new Restored(Positions.NONE, 0);
    }

    /**
     * @param partitions whose lanes and sessions are wanted
     * @param modelsToo false when the models are there and only sessions were lost
     */
    Future<Restored> run(Context context, Set<Integer> partitions, boolean modelsToo) {
        if (modelsToo) {
            erasing.register().clear();
        }
        return Future.fromCompletionStage(checkpoints.newest(), context)
                .compose(newest -> newest.map(reader -> load(context, reader, partitions, modelsToo))
                        .orElseGet(() -> Future.succeededFuture(Positions.NONE)))
                .compose(positions -> Future.fromCompletionStage(log.resume(positions), context)
                        .map(positions))
                .compose(positions -> read(context, positions, partitions).map(bytes -> new Restored(positions, bytes)))
                .onSuccess(restored -> erasing.sweep(lanes));
    }

    private Future<Positions> load(
            Context context, CheckpointReader reader, Set<Integer> partitions, boolean modelsToo) {
        reader.damaged().forEach(damage -> LOGGER.warn("a checkpoint was passed over: {}", damage));
        List<Future<LoadedMessage>> loading = new ArrayList<>();
        return repeat(() -> Future.fromCompletionStage(reader.next(), context)
                        .compose(part -> load(part, partitions, modelsToo, loading)))
                .compose(end -> Future.all(loading))
                .onComplete(done -> reader.close())
                .map(loaded -> reader.positions());
    }

    /** False at the end. Several parts are on their way at a time, so that the miners load beside each other. */
    private Future<Boolean> load(
            Optional<CheckpointPart> part,
            Set<Integer> partitions,
            boolean modelsToo,
            List<Future<LoadedMessage>> loading) {
        PartOwner owner = part.map(Restoration::owner).orElse(null);
        if (owner == null || (owner instanceof PartOwner.OfModels && !modelsToo)) {
            return Future.succeededFuture(false);
        }
        byte[] bytes = part.orElseThrow().bytes();
        OptionalInt partition = owner.partition(bytes);
        if (partition.isPresent() && !partitions.contains(partition.getAsInt())) {
            return Future.succeededFuture(true);
        }
        if (owner instanceof PartOwner.OfRegister) {
            erasing.load(bytes, modelsToo);
            return Future.succeededFuture(true);
        }
        loading.add(load(owner, bytes).onSuccess(loaded -> inModels = inModels.or(loaded.positions())));
        if (loading.size() < MOST_LOADING) {
            return Future.succeededFuture(true);
        }
        List<Future<LoadedMessage>> all = List.copyOf(loading);
        loading.clear();
        return Future.all(all).map(true);
    }

    /** Does a step again and again until it says false; a chain of futures would grow with the number of steps. */
    private static Future<Void> repeat(Supplier<Future<Boolean>> step) {
        Promise<Void> end = Promise.promise();
        repeat(step, end);
        return end.future();
    }

    private static void repeat(Supplier<Future<Boolean>> step, Promise<Void> end) {
        step.get().onFailure(end::fail).onSuccess(more -> {
            if (more) {
                repeat(step, end);
            } else {
                end.complete();
            }
        });
    }

    private static PartOwner owner(CheckpointPart part) {
        return PartOwner.of(part)
                .orElseThrow(() -> new LogFailure("the checkpoint has a part for \"" + part.owner()
                        + "\", which is unknown: it was written by a newer engine"));
    }

    private Future<LoadedMessage> load(PartOwner owner, byte[] bytes) {
        if (owner instanceof PartOwner.OfModels models) {
            return bus.request(Topics.load(models.kind()), new LoadMessage(true, bytes));
        }
        if (owner instanceof PartOwner.OfSessions sessions) {
            return bus.request(Topics.load(sessions.kind()), new LoadMessage(false, bytes));
        }
        LaneParts.load(bytes, lanes);
        return Future.succeededFuture(new LoadedMessage(Positions.NONE));
    }

    private Future<Long> read(Context context, Positions after, Set<Integer> partitions) {
        LogReader reader = tenure.reader(after, partitions);
        return repeat(() -> Future.fromCompletionStage(reader.next(), context).compose(this::take))
                .onComplete(done -> reader.close())
                .map(read -> {
                    lanes.skip(log.lost());
                    requireEnd(partitions);
                    return reader.bytes();
                });
    }

    /** Requires that what was read ends where the log ends, and that no model knows of more. */
    private void requireEnd(Set<Integer> partitions) {
        if (checkpoints.keeps()) {
            lanes.requireEnd(partitions);
        }
        inModels.last().forEach((partition, last) -> {
            if (partitions.contains(partition)
                    && last.number() > log.last(partition).number()) {
                throw new LogFailure("partition " + partition + ": the checkpoint holds entries up to " + last
                        + ", but the log ends at " + log.last(partition) + ": its end is missing");
            }
        });
    }

    /** False at the end. */
    private Future<Boolean> take(List<Entry> entries) {
        entries.forEach(lanes::follow);
        entries.forEach(erasing::note);
        RestoreMessage restore = new RestoreMessage(entries);
        return Future.all(Kind.ALL.stream()
                        .map(kind -> bus.request(Topics.restore(kind), restore))
                        .toList())
                .map(!entries.isEmpty());
    }
}
