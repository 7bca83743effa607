package dev.patternengine.ingest;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.SessionPartsMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes checkpoints, so that a restart need not read the whole log and the log can be trimmed. One is due when the log has
 * grown by as much as the last checkpoint took, so that writing them at most doubles what is written; and when the log takes
 * nothing more, as long as a checkpoint can make room: the log is trimmed below the oldest that is kept, so that may take two. Where
 * the store lost the log's end, what the models hold of it goes into a checkpoint, after which the log goes on. And two are due
 * where something was erased ({@link Erasing}).
 *
 * <p>Lanes and sessions run ahead of the log, so they are frozen while nothing is on its way: ingest waits for that, which
 * takes about a millisecond for 1 000 open sessions. Writing goes on beside everything else.
 */
final class Checkpointing {
    private static final Logger LOGGER = LoggerFactory.getLogger(Checkpointing.class);

    /** So long after another was found to be writing a checkpoint the turn is asked for again. */
    private static final long TURN_MILLIS = 500;

    private final Bus bus;
    private final Log log;
    private final CheckpointStore store;
    private final Lanes lanes;
    private final Tenure tenure;
    private final Erasing erasing;
    private final long leastBytes;
    private long due;
    private boolean resting;
    private boolean waiting;
    private Positions newest = Positions.NONE;
    private Positions trimmed = Positions.NONE;
    private Future<Void> writing = Future.succeededFuture();

    /** @param leastBytes by which the log must have grown */
    Checkpointing(
            Bus bus, Log log, CheckpointStore store, Lanes lanes, Tenure tenure, Erasing erasing, long leastBytes) {
        this.tenure = tenure;
        this.erasing = erasing;
        this.bus = bus;
        this.log = log;
        this.store = store;
        this.lanes = lanes;
        this.leastBytes = leastBytes;
        this.due = leastBytes;
    }

    /** Counts from a restoration on: what was read of the log is part of its growth. */
    void restored(Positions checkpoint, long bytesRead) {
        newest = checkpoint;
        due = log.appended() + Math.max(0, leastBytes - bytesRead);
    }

    boolean isDue() {
        return store.keeps()
                && !isWriting()
                && !waiting
                && (log.appended() >= due || (!resting && (isWanted() || erasing.isDue())));
    }

    /** Whether a checkpoint can change that the log takes nothing more. */
    private boolean isWanted() {
        return isEndLost() || (log.refusal().isPresent() && !trimmed.cover(lanes.positions()));
    }

    private boolean isEndLost() {
        return !log.lost().last().isEmpty();
    }

    /** After one failed, a checkpoint is made before the log has grown only from the next tick on. */
    void tick() {
        resting = false;
    }

    boolean isWriting() {
        return !writing.isComplete();
    }

    /** Whether anything was stored since the last checkpoint. */
    boolean hasNews() {
        return store.keeps() && (isEndLost() || !newest.cover(lanes.positions()));
    }

    /** Completes when the checkpoint that is being written is, well or not. */
    Future<Void> written() {
        return writing;
    }

    /**
     * Begins a checkpoint, unless another engine writes one; call it while nothing is being taught or stored, and begin nothing until it
     * completes. Then {@link #written} tells how it ends.
     *
     * @param next is run when the turn may be asked for again
     */
    Future<Void> begin(Context context, Runnable next) {
        return Future.fromCompletionStage(store.takeTurn(), context)
                .compose(mine -> mine ? beginInTurn(context) : waitForTurn(context, next))
                .onFailure(this::postpone);
    }

    private Future<Void> waitForTurn(Context context, Runnable next) {
        waiting = true;
        context.owner().setTimer(TURN_MILLIS, timer -> {
            waiting = false;
            next.run();
        });
        return Future.succeededFuture();
    }

    private Future<Void> beginInTurn(Context context) {
        return seal(context)
                .compose(ready -> tenure.foreign(context))
                .compose(foreign -> {
                    Positions positions = lanes.positions().or(foreign.positions());
                    FrozenParts parts = new FrozenParts(context, bus, foreign.parts());
                    return freezeLanes(context, lanes.known().iterator(), parts)
                            .compose(frozen -> freezeSessions(parts))
                            .onSuccess(frozen -> writing = write(context, positions, parts));
                })
                .recover(failure -> endTurn(context).compose(ended -> Future.failedFuture(failure)));
    }

    /** A turn that cannot be given back now ends by itself. */
    private Future<Void> endTurn(Context context) {
        return Future.fromCompletionStage(store.endTurn(), context).otherwiseEmpty();
    }

    /** So that the log below what was erased can be freed as a whole. */
    private Future<Void> seal(Context context) {
        return erasing.isOwed() ? Future.fromCompletionStage(log.seal(), context) : Future.succeededFuture();
    }

    /** One lane a turn of the event loop. */
    private Future<Void> freezeLanes(Context context, Iterator<Integer> partitions, FrozenParts parts) {
        if (!partitions.hasNext()) {
            return Future.succeededFuture();
        }
        Promise<Void> turn = Promise.promise();
        lanes.parts(partitions.next()).forEach(bytes -> parts.add(new PartOwner.OfLanes().part(bytes)));
        context.runOnContext(now -> turn.complete());
        return turn.future().compose(next -> freezeLanes(context, partitions, parts));
    }

    private Future<Void> freezeSessions(FrozenParts parts) {
        List<Future<SessionPartsMessage>> frozen = Kind.ALL.stream()
                .map(kind -> bus.request(Topics.freeze(kind), Done.DONE))
                .toList();
        return Future.all(frozen).map(all -> {
            for (Kind kind : Kind.ALL) {
                SessionPartsMessage sessions = frozen.get(kind.place()).result();
                sessions.parts().forEach(bytes -> parts.add(new PartOwner.OfSessions(kind).part(bytes)));
                sessions.tenants().forEach(tenant -> parts.addModel(kind, tenant));
            }
            parts.add(erasing.part());
            return null;
        });
    }

    private Future<Void> write(Context context, Positions positions, FrozenParts parts) {
        long grown = log.appended();
        boolean owed = erasing.begin();
        return Future.fromCompletionStage(store.write(positions, parts), context)
                .onSuccess(written -> {
                    newest = positions;
                    if (owed) {
                        erasing.written();
                    }
                    due = grown + Math.max(leastBytes, written.bytes());
                })
                .onFailure(this::postpone)
                .compose(written -> resume(context, positions).compose(resumed -> trim(context, written.trimmable())))
                .otherwiseEmpty()
                .compose(done -> endTurn(context));
    }

    private Future<Void> resume(Context context, Positions contained) {
        return Future.fromCompletionStage(log.resume(contained), context).onFailure(failure -> {
            resting = true;
            LOGGER.error(
                    "the log does not go on after what it lost: {}",
                    LogFailure.unwrapped(failure).toString());
        });
    }

    private Future<Void> trim(Context context, Positions covered) {
        return Future.fromCompletionStage(log.trim(covered), context)
                .onSuccess(done -> trimmed = covered)
                .onFailure(failure -> {
                    resting = true;
                    LOGGER.warn(
                            "the log was not trimmed: {}",
                            LogFailure.unwrapped(failure).toString());
                });
    }

    private void postpone(Throwable failure) {
        LOGGER.warn(
                "no checkpoint was made, the log is kept: {}",
                LogFailure.unwrapped(failure).toString());
        due = log.appended() + leastBytes;
        resting = true;
    }
}
