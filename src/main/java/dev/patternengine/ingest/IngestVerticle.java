package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Check;
import dev.patternengine.message.DroppedMessage;
import dev.patternengine.message.ReadinessMessage;
import dev.patternengine.message.ReadingsMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Register;
import dev.patternengine.message.SessionFoundMessage;
import dev.patternengine.message.StoredMessage;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TaughtMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.Reading;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes submissions for the partitions of this node, in rounds: what waits is placed, taught by the four miners, appended and,
 * once safe, published and acknowledged. The next round is taught while the last ones are being stored.
 *
 * <p>When an append fails, everything that ran ahead of the log is void: senders are told, and after the rounds in flight have
 * settled the partitions are rebuilt from the log.
 */
public final class IngestVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(IngestVerticle.class);

    /** How often to look whether the log takes entries, or a checkpoint is to be made for it, also where nobody submits anything. */
    private static final long LOOK_MILLIS = 1_000;

    /** After so long the last checkpoint is given up, so that a stop takes less than ten seconds. */
    private static final long LONGEST_STOP_MILLIS = 6_000;

    private final Bus bus;
    private final String node;
    private final Log log;
    private final IngestSettings settings;
    private final Waiting waiting;
    private final Tenure tenure;
    private final Queue<Storing> storing = new ArrayDeque<>();
    private final Lanes lanes;
    private final Restoration restoration;
    private final Checkpointing checkpointing;
    private final Crowding crowding = new Crowding();
    private final Erasing erasing;
    private final Deciding deciding;
    private final Rounds rounds = new Rounds();
    private boolean teaching;
    private boolean tick;
    private boolean restoring;
    private boolean freezing;
    private boolean lastCheckpoint;
    private Throwable failure;
    private Promise<Void> stopping;

    /** The ingest of a node that owns all partitions. */
    public IngestVerticle(
            Bus bus, String node, Log log, CheckpointStore checkpoints, Register register, IngestSettings settings) {
        this(bus, node, log, checkpoints, register, settings, new AllPartitions(log, settings.partitions()));
    }

    private IngestVerticle(
            Bus bus,
            String node,
            Log log,
            CheckpointStore checkpoints,
            Register register,
            IngestSettings settings,
            Tenure tenure) {
        this.bus = bus;
        this.node = node;
        this.log = log;
        this.settings = settings;
        this.tenure = tenure;
        this.waiting = new Waiting(settings, tenure, register);
        this.deciding = new Deciding(tenure, this::away, this::next);
        this.erasing = new Erasing(bus, register, settings.clock(), settings.erasurePauseMillis());
        this.lanes = emptyLanes();
        this.restoration = new Restoration(bus, log, checkpoints, lanes, tenure, erasing);
        this.checkpointing =
                new Checkpointing(bus, log, checkpoints, lanes, tenure, erasing, settings.checkpointBytes());
    }

    /** The ingest of one node among others, which owns the partitions it is given. */
    public static IngestVerticle shared(
            Bus bus,
            String node,
            SharedLog log,
            CheckpointStore checkpoints,
            Register register,
            IngestSettings settings) {
        return new IngestVerticle(
                bus,
                node,
                log,
                checkpoints,
                register,
                settings,
                new GivenPartitions(bus, log, checkpoints, settings.partitions()));
    }

    private Lanes emptyLanes() {
        return new Lanes(
                settings.partitions(),
                settings.sessions(),
                settings.clock().getAsLong(),
                log::last,
                partition -> tenure.owned().contains(partition));
    }

    @Override
    public Future<?> start() {
        restoring = true;
        return bus.serve(Topics.readiness(node), ask -> Future.succeededFuture(readiness()))
                .compose(served -> tenure.serve(
                        new OwnedLanes(context, bus, lanes, rounds, erasing, this::emptyLanes, () -> freezing)))
                .compose(served -> bus.subscribe(Topics.FEDERATED, this::hear))
                .compose(served -> tenure.atStart().isEmpty()
                        ? Future.succeededFuture(Restoration.Restored.NOTHING)
                        : restoration.run(context, tenure.atStart(), true))
                .onSuccess(this::restored)
                .onSuccess(restored -> vertx.setPeriodic(settings.tickMillis(), timer -> tick()))
                .onSuccess(restored ->
                        vertx.setPeriodic(LOOK_MILLIS, timer -> log.refusal().ifPresent(reason -> next())))
                .compose(restored -> Future.join(
                        bus.serve(
                                Topics.readings("ingest"),
                                ask -> Future.succeededFuture(new ReadingsMessage(readings()))),
                        bus.serve(Topics.ingest(node), this::submit),
                        deciding.serve(bus, node, context),
                        bus.serve(
                                Topics.session(node),
                                ask -> Future.succeededFuture(
                                        new SessionFoundMessage(lanes.view(ask.tenant(), ask.session()))))));
    }

    private void restored(Restoration.Restored restored) {
        if (tenure.isAlone()) {
            lanes.raiseEpoch(settings.clock().getAsLong());
        }
        checkpointing.restored(restored.checkpoint(), restored.bytes());
        failure = null;
        restoring = false;
    }

    private List<Reading> readings() {
        return List.of(
                Reading.gauge("ingest.waiting.observations", waiting.observations()),
                Reading.gauge("ingest.open.sessions", lanes.openSessions()),
                Reading.gauge("ingest.rounds.storing", storing.size()),
                Reading.gauge("ingest.ready", away().isNone() ? 1 : 0),
                Reading.gauge("partitions.owned", tenure.owned().size()));
    }

    private ReadinessMessage readiness() {
        return new ReadinessMessage(
                away().why(), List.of(Check.of("store", log.absence().orElse(""))));
    }

    /** Why nothing is taken now. */
    private Absence away() {
        if (stopping != null) {
            return Absence.STOPPING;
        }
        return restoring ? Absence.restoring(failure) : Absence.of(log.refusal());
    }

    /** Takes nothing new, and completes when all that was taken is stored and in a checkpoint. */
    @Override
    public Future<?> stop() {
        stopping = Promise.promise();
        vertx.setTimer(LONGEST_STOP_MILLIS, late -> giveUpCheckpoint());
        next();
        return stopping.future();
    }

    /** A restart reads a longer log instead. */
    private void giveUpCheckpoint() {
        if (!teaching && storing.isEmpty() && waiting.isEmpty() && stopping.tryComplete()) {
            LOGGER.warn("stopped without a last checkpoint, which takes too long");
        }
    }

    private void tick() {
        crowding.remind(lanes);
        checkpointing.tick();
        tick = lanes.openSessions() > 0;
        next();
    }

    private Future<AcknowledgementMessage> submit(SubmissionMessage submission) {
        Absence away = away();
        if (!away.isNone()) {
            next();
            return away.refuse();
        }
        if (!submission.observations().isEmpty() && crowding.isFull(submission.tenant())) {
            return Absence.MEMORY.refuse();
        }
        if (lanes.isTooMuch(submission.tenant(), submission.observations())) {
            return Absence.SESSIONS.refuse();
        }
        Future<AcknowledgementMessage> acknowledgement = waiting.add(submission);
        next();
        return acknowledgement;
    }

    /** Takes what other nodes stored. */
    private void hear(StoredMessage stored) {
        erasing.heard(stored.entries(), lanes);
        crowding.forget(erasing.register()::isErased);
        next();
    }

    /** Begins what is to be done next, unless what is going on must end first. */
    private void next() {
        boolean idle = !teaching && storing.isEmpty();
        Absence.of(log.refusal()).ifAny(this::refuseAll);
        if (freezing || teaching) {
            return;
        }
        if (stopping != null && idle && waiting.isEmpty() && deciding.isEmpty()) {
            finish();
        } else if (checkpointing.isDue() && !restoring && !tenure.isTaking()) {
            checkpoint(idle);
        } else if (!restoring && storing.size() < settings.mostStoring() && hasWork()) {
            teach();
        }
    }

    private boolean hasWork() {
        return log.refusal().isEmpty()
                && (!waiting.isEmpty() || !deciding.isEmpty() || tick || (crowding.isDue() && stopping == null));
    }

    private void refuseAll(Refused refused) {
        waiting.refuseAll(refused);
        deciding.refuseAll(refused);
    }

    /** Freezes what a checkpoint takes, once nothing is on its way. */
    private void checkpoint(boolean idle) {
        if (idle) {
            freezing = true;
            checkpointing.begin(context, this::next).onComplete(begun -> {
                freezing = false;
                erasing.goOn(checkpointing.written(), this::next);
                next();
            });
        }
    }

    /** The last checkpoint, unless there is nothing new or the log is in trouble; then the end. */
    private void finish() {
        if (checkpointing.isWriting()) {
            checkpointing.written().onComplete(written -> next());
        } else if (restoring || lastCheckpoint || !checkpointing.hasNews()) {
            stopping.tryComplete();
        } else {
            lastCheckpoint = true;
            checkpoint(true);
        }
    }

    /** Begins a round. */
    private void teach() {
        Round round = round();
        rounds.begin();
        if (round.batches().isEmpty()) {
            store(round, List.of());
            return;
        }
        teaching = true;
        teach(round).onComplete(taught -> {
            teaching = false;
            if (taught.succeeded()) {
                store(round, taught.result());
            } else {
                fail(round, taught.cause());
                rounds.end();
            }
            next();
        });
    }

    private Round round() {
        long stamp = settings.clock().getAsLong();
        Round round = new Round(stamp);
        waiting.fill(round, lanes);
        List<Batch> others = new ArrayList<>(deciding.fill(round, stamp, lanes));
        others.addAll(tick ? lanes.expire(stamp) : List.of());
        round.close(others, crowding.ask(stamp, lanes));
        tick = false;
        return round;
    }

    /** The entries of a round, with the evidence of all miners. */
    private Future<List<Entry>> teach(Round round) {
        List<Future<TaughtMessage>> parts = Kind.ALL.stream()
                .map(kind -> bus.request(Topics.observed(kind), round.observed(kind))
                        .onSuccess(said -> crowding.heard(kind, round, said)))
                .toList();
        return Future.all(parts)
                .map(all -> round.entries(parts.stream().map(Future::result).toList(), lanes));
    }

    private void store(Round round, List<Entry> entries) {
        Storing one = Storing.begin(round, entries, log, context);
        storing.add(one);
        one.all().onComplete(done -> settleInOrder());
    }

    /** Settles the rounds whose appends are done, up to the first whose are not. */
    private void settleInOrder() {
        while (!storing.isEmpty() && storing.element().all().isComplete()) {
            settle(storing.remove());
            rounds.end();
        }
        next();
    }

    /**
     * Tells the miners what is stored, and the senders how it went. After a failure nothing is told and nothing acknowledged:
     * whether what failed is in the log is not known before it is read again, and no entry may be applied ahead of it.
     */
    private void settle(Storing one) {
        for (Storing.Failed failed : one.failed()) {
            failure = failed.cause();
            if (failure instanceof AppendRefused) {
                tenure.refused(failed.entry().batch().partition());
            }
        }
        if (failure != null) {
            fail(one.round(), failure);
            return;
        }
        if (!one.entries().isEmpty()) {
            erasing.stored(one.entries(), lanes);
            crowding.forget(erasing.register()::isErased);
            bus.publish(Topics.STORED, new StoredMessage(one.entries()));
        }
        crowding.settled(one.round(), one.entries());
        one.acknowledge(log.level(), tenure.isAlone(), lanes::positions);
    }

    private void fail(Round round, Throwable cause) {
        LOGGER.error(
                "observations were not stored: {}", LogFailure.unwrapped(cause).toString());
        round.refuse(Absence.notStored(cause));
        restore();
    }

    /** Rebuilds the partitions from the log once all in flight has settled; refuses submissions until that is done. */
    private void restore() {
        if (restoring) {
            return;
        }
        restoring = true;
        crowding.clear();
        refuseAll(Absence.restoring(failure).refused());
        vertx.setTimer(settings.restoreDelayMillis(), timer -> tryRestore());
    }

    /** Not while the store is away: there would be nothing to read, and what is known of open sessions serves questions. */
    private void tryRestore() {
        if (!storing.isEmpty() || teaching || log.absence().isPresent()) {
            vertx.setTimer(settings.restoreDelayMillis(), timer -> tryRestore());
            return;
        }
        bus.publish(Topics.DROPPED, new DroppedMessage(lanes.clear()));
        restoration
                .run(context, tenure.owned(), false)
                .onSuccess(restored -> {
                    LOGGER.info("the log was read again, observations are taken");
                    restored(restored);
                    next();
                })
                .onFailure(failure -> {
                    LOGGER.error("the log could not be read again: {}", failure.toString());
                    vertx.setTimer(settings.restoreDelayMillis(), timer -> tryRestore());
                });
    }
}
