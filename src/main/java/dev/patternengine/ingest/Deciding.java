package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Bus;
import dev.patternengine.message.DecisionMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.RetractedMessage;
import dev.patternengine.message.RetractionMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.LogReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The decisions that wait to be stored: all go with the next round, after its observations. Bounded. One retraction at a time reads the
 * log for what it decides. One thread.
 */
final class Deciding {
    private static final int MOST_WAITING = 1_000;

    private final Tenure tenure;
    private final Supplier<Absence> away;
    private final Runnable next;
    private final Queue<One> queue = new ArrayDeque<>();
    private boolean retracting;

    /** @param evidence of all kinds that goes with it, in place of what the miners make of it; none where it is empty */
    private record One(DecisionMessage decision, List<Evidence> evidence, Promise<AcknowledgementMessage> sender) {}

    /**
     * @param away why nothing is taken now
     * @param next begins a round where there is something to do
     */
    Deciding(Tenure tenure, Supplier<Absence> away, Runnable next) {
        this.tenure = tenure;
        this.away = away;
        this.next = next;
    }

    /** Takes decisions and retractions from the bus. */
    Future<?> serve(Bus bus, String node, Context context) {
        return Future.join(
                bus.serve(Topics.decide(node), decision -> add(decision, List.of())),
                bus.serve(Topics.retract(node), wanted -> retract(wanted, context)));
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Completes when the decision is stored; fails at once with {@link Refused} when there is no room. */
    private Future<AcknowledgementMessage> add(DecisionMessage decision, List<Evidence> evidence) {
        Absence absence = away.get();
        if (!absence.isNone()) {
            return absence.refuse();
        }
        if (queue.size() == MOST_WAITING) {
            return Future.failedFuture(new Refused(Reason.OVERLOADED, MOST_WAITING + " decisions are waiting"));
        }
        Promise<AcknowledgementMessage> sender = Promise.promise();
        queue.add(new One(decision, evidence, sender));
        next.run();
        return sender.future();
    }

    private Future<RetractedMessage> retract(RetractionMessage wanted, Context context) {
        if (retracting) {
            return Future.failedFuture(new Refused(Reason.OVERLOADED, "another retraction is going on"));
        }
        retracting = true;
        Retracting reading = new Retracting(wanted);
        Executor turn = chunk -> context.runOnContext(now -> chunk.run());
        LogReader reader = tenure.reader(Positions.NONE, tenure.owned());
        return Future.fromCompletionStage(reader.readAll(turn, reading::read), context)
                .compose(read -> wanted.dry() ? Future.succeededFuture() : store(wanted.tenant(), reading.parts()))
                .map(stored -> reading.told())
                .onComplete(done -> retracting = false);
    }

    private Future<?> store(String tenant, List<Retracting.Part> parts) {
        return Future.join(parts.stream()
                .map(part -> add(new DecisionMessage(tenant, part.partition(), part.decision()), part.evidence()))
                .toList());
    }

    /** Moves the decisions into a round that has its observations; each is a batch of its own. Erases what they say from the lanes. */
    List<Batch> fill(Round round, long stamp, Lanes lanes) {
        List<Batch> batches = new ArrayList<>(queue.size());
        while (!queue.isEmpty()) {
            One one = queue.remove();
            DecisionMessage message = one.decision();
            if (tenure.owned().contains(message.partition())) {
                Batch batch = Batch.decided(message.tenant(), message.partition(), stamp, List.of(message.decision()));
                batches.add(batch);
                round.await(one.sender(), batch, one.evidence());
                erase(message, lanes);
            } else {
                one.sender().tryFail(new Refused(Reason.ELSEWHERE, "another node owns what was decided about"));
            }
        }
        return batches;
    }

    private static void erase(DecisionMessage message, Lanes lanes) {
        if (message.decision() instanceof Decision.SessionErased erased) {
            lanes.erase(message.tenant(), erased.session());
        }
    }

    void refuseAll(Refused refused) {
        queue.forEach(one -> one.sender().tryFail(refused));
        queue.clear();
    }
}
