package dev.patternengine.ingest;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Positions;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.PartitionsMessage;
import dev.patternengine.message.PositionsMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TakeMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** This node owns what federation gives it, and gives up what federation asks back. One thread. */
final class GivenPartitions implements Tenure {
    private final Bus bus;
    private final SharedLog log;
    private final CheckpointStore checkpoints;
    private final int partitions;
    private final Set<Integer> owned = new TreeSet<>();
    private Work work;
    private TakeOver takeOver;
    private int taking;

    GivenPartitions(Bus bus, SharedLog log, CheckpointStore checkpoints, int partitions) {
        this.bus = bus;
        this.log = log;
        this.checkpoints = checkpoints;
        this.partitions = partitions;
        IntStream.range(0, partitions).forEach(log::release);
    }

    @Override
    public Set<Integer> atStart() {
        return Set.of();
    }

    @Override
    public boolean isAlone() {
        return false;
    }

    @Override
    public Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    @Override
    public boolean covers(SubmissionMessage submission) {
        if (owned.size() == partitions) {
            return true;
        }
        for (Observation observation : submission.observations()) {
            if (!covers(submission.tenant(), observation)) {
                return false;
            }
        }
        for (Outcome outcome : submission.outcomes()) {
            if (!owned.contains(SessionKey.partition(outcome.session(), partitions))) {
                return false;
            }
        }
        return true;
    }

    private boolean covers(String tenant, Observation observation) {
        boolean alone = observation.session().isEmpty() && observation.agent().isEmpty();
        if (alone && observation.id().isEmpty()) {
            return !owned.isEmpty();
        }
        long key = SessionKey.of(tenant, observation, alone ? Hash64.of(observation.id()) : 0);
        return owned.contains(SessionKey.partition(key, partitions));
    }

    @Override
    public LogReader reader(Positions after, Set<Integer> some) {
        return new SharedReader(log, after, some);
    }

    @Override
    public void refused(int partition) {
        if (owned.contains(partition)) {
            drop(Set.of(partition));
            bus.publish(Topics.FENCED, new PartitionsMessage(Set.of(partition)));
        }
    }

    private void drop(Set<Integer> some) {
        owned.removeAll(some);
        some.forEach(log::release);
        work.close(some);
    }

    @Override
    public Future<Void> serve(Work ingest) {
        work = ingest;
        takeOver = new TakeOver(bus, log, checkpoints, this, ingest);
        return Future.join(
                        bus.serve(Topics.TAKE, this::take),
                        bus.serve(Topics.GIVE_UP, message -> giveUp(message.partitions())),
                        bus.serve(Topics.RELOAD, now -> takeOver.reload()))
                .mapEmpty();
    }

    private Future<PartitionsMessage> take(TakeMessage message) {
        if (work.isFreezing()) {
            return Future.failedFuture(new Refused(Reason.UNAVAILABLE, "a checkpoint is being begun"));
        }
        taking++;
        return takeOver.take(message.epochs())
                .onSuccess(owned::addAll)
                .map(PartitionsMessage::new)
                .onComplete(taken -> taking--);
    }

    private Future<Done> giveUp(Set<Integer> some) {
        owned.removeAll(some);
        return work.settled().map(settled -> {
            drop(some);
            return Done.DONE;
        });
    }

    @Override
    public Future<Foreign> foreign(Context context) {
        return new ForeignParts(checkpoints, owned()).read(context).compose(foreign -> bus.request(
                        Topics.LEVEL, new PositionsMessage(foreign.positions()))
                .map(level -> foreign));
    }

    @Override
    public boolean isTaking() {
        return taking > 0;
    }
}
