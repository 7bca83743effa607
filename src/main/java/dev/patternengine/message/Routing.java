package dev.patternengine.message;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Brings submissions and questions to the nodes that own their partitions. A node that does not own what it is asked for does nothing,
 * so that is asked again, of whoever is known to own it then, as long as a take-over may last. An answer that does not come in time is a
 * failure: what became of it is not known. Where all observations have ids it is sent again nevertheless, because that doubles nothing.
 */
final class Routing {
    private static final long PAUSE_MILLIS = 50;
    private static final long ANSWER_MILLIS = 10_000;

    private final Bus bus;
    private final Vertx vertx;
    private final Owners owners;

    Routing(Bus bus, Vertx vertx, Owners owners) {
        this.bus = bus;
        this.vertx = vertx;
        this.owners = owners;
    }

    /** What goes to one node, and where in the submission each of it was. */
    private record Part(List<Observation> observations, List<Outcome> outcomes, List<Integer> places) {
        Part() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Future<AcknowledgementMessage> submit(SubmissionMessage submission) {
        return submit(submission, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(owners.patienceMillis()));
    }

    private Future<AcknowledgementMessage> submit(SubmissionMessage submission, long deadline) {
        return owners.all()
                .map(node -> submit(node, submission, deadline))
                .orElseGet(() -> submitInParts(submission, deadline));
    }

    /** Only what its node did not take is sent again, wherever it belongs then. */
    private Future<AcknowledgementMessage> submit(String node, SubmissionMessage submission, long deadline) {
        return to(node, Topics::ingest, submission)
                .compose(done -> reflected(node, done))
                .recover(failure -> later(failure, isRepeatable(submission), deadline)
                        .compose(now -> submit(submission, deadline)));
    }

    /**
     * Waits until this node's answers reflect what a node stored. When that takes too long the acknowledgement says so: it is stored all
     * the same.
     */
    private Future<AcknowledgementMessage> reflected(String node, AcknowledgementMessage done) {
        return node.equals(owners.me()) || done.isReflected()
                ? Future.succeededFuture(done.reflected())
                : bus.request(Topics.REFLECTED, new PositionsMessage(done.ahead()))
                        .map(applied -> done.reflected())
                        .otherwise(done);
    }

    private Future<AcknowledgementMessage> submitInParts(SubmissionMessage submission, long deadline) {
        Map<String, Part> parts = parts(submission);
        if (parts.size() == 1) {
            return submit(parts.keySet().iterator().next(), submission, deadline);
        }
        List<Part> sent = List.copyOf(parts.values());
        List<Future<AcknowledgementMessage>> answers = new ArrayList<>(parts.size());
        parts.forEach((node, part) -> answers.add(submit(
                node,
                new SubmissionMessage(submission.tenant(), submission.key(), part.observations(), part.outcomes()),
                deadline)));
        return Future.join(answers).map(all -> {
            AcknowledgementMessage whole =
                    answers.get(0).result().at(sent.get(0).places());
            for (int place = 1; place < sent.size(); place++) {
                whole = whole.and(answers.get(place).result().at(sent.get(place).places()));
            }
            return whole;
        });
    }

    /** The node that owns a session's partition, when that is another one; none where no session is named. */
    Optional<String> stranger(String session, int partition) {
        String owner = session.isEmpty() ? owners.me() : owners.of(partition);
        return owner.isEmpty() || owner.equals(owners.me()) ? Optional.empty() : Optional.of(owner);
    }

    /** Asks another node, once. */
    <B, R> Future<R> ask(String node, Function<String, Topic<B, R>> topic, B body) {
        return owners.unlessGone(node, bus.request(topic.apply(node), body, ANSWER_MILLIS));
    }

    /** Asks every node that owns partitions, once and with patience; fails with the first of them that does. */
    <B, R> Future<List<R>> each(Function<String, Topic<B, R>> topic, B body) {
        List<Future<R>> answers = owners.each().stream()
                .map(node -> owners.unlessGone(node, bus.request(topic.apply(node), body)))
                .toList();
        return answers.isEmpty()
                ? Future.failedFuture(new Refused(Reason.UNAVAILABLE, "partitions are being taken over"))
                : Future.all(answers)
                        .map(all -> answers.stream().map(Future::result).toList());
    }

    /** Asks the owner of a partition. */
    <B, R> Future<R> request(int partition, Function<String, Topic<B, R>> topic, B body) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(owners.patienceMillis());
        return request(partition, topic, body, deadline);
    }

    private <B, R> Future<R> request(int partition, Function<String, Topic<B, R>> topic, B body, long deadline) {
        return to(owners.of(partition), topic, body).recover(failure -> later(failure, true, deadline)
                .compose(now -> request(partition, topic, body, deadline)));
    }

    private <B, R> Future<R> to(String node, Function<String, Topic<B, R>> topic, B body) {
        if (node.isEmpty()) {
            return Future.failedFuture(new Refused(Reason.ELSEWHERE, "no node owns what was asked for"));
        }
        return node.equals(owners.me()) ? bus.request(topic.apply(node), body) : ask(node, topic, body);
    }

    /** Completes when it may be asked again; fails when it may not. */
    private Future<?> later(Throwable failure, boolean repeatable, long deadline) {
        Reason reason = failure instanceof Refused refused ? refused.reason() : Reason.BROKEN;
        boolean again = reason == Reason.ELSEWHERE || (reason == Reason.UNANSWERED && repeatable);
        return again && System.nanoTime() - deadline < 0
                ? vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                : Future.failedFuture(failure);
    }

    /** Whether sending it again changes nothing when it was stored before. */
    private static boolean isRepeatable(SubmissionMessage submission) {
        return submission.observations().stream()
                .noneMatch(observation -> observation.id().isEmpty());
    }

    private Map<String, Part> parts(SubmissionMessage submission) {
        Map<String, Part> parts = new LinkedHashMap<>();
        int place = 0;
        for (Observation observation : submission.observations()) {
            Part part = parts.computeIfAbsent(owners.of(submission.tenant(), observation), node -> new Part());
            part.observations().add(observation);
            part.places().add(place++);
        }
        for (Outcome outcome : submission.outcomes()) {
            String node = owners.of(SessionKey.partition(outcome.session(), owners.partitions()));
            Part part = parts.computeIfAbsent(node, name -> new Part());
            part.outcomes().add(outcome);
            part.places().add(place++);
        }
        return parts;
    }
}
