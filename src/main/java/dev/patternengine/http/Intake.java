package dev.patternengine.http;

import dev.patternengine.domain.Observation;
import dev.patternengine.json.Fallback;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Problem;
import dev.patternengine.json.Receipt;
import dev.patternengine.json.Rejection;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The observations of one request on their way into the engine: reads lines, hands them on in batches, and counts what becomes
 * of them. A batch leaves when the one before it is acknowledged: beside it, it could overtake where that one has to be sent
 * again, and lines of a session would be learned out of order. After a batch failed nothing more is handed on. One request, one
 * event loop.
 */
final class Intake {
    private final Gateway gateway;
    private final HttpSettings.Limits limits;
    private final Respite respite;
    private final Origin origin;
    private final Trace trace;
    private final LongConsumer toll;
    private final Tally tally = new Tally();
    private Batch batch = new Batch();
    private long read;
    private int inFlight;
    private Future<AcknowledgementMessage> last = Future.succeededFuture();
    private Throwable failure;
    private Problem broken;
    private long firstLost = Long.MAX_VALUE;
    private Runnable settled = () -> {};

    /**
     * @param respite is told of failures
     * @param trace names the request in the log
     * @param toll takes the number of observations handed on, and gives back that of those that were known
     */
    Intake(
            Gateway gateway,
            HttpSettings.Limits limits,
            Respite respite,
            Origin origin,
            Trace trace,
            LongConsumer toll) {
        this.respite = respite;
        this.trace = trace;
        this.toll = toll;
        this.gateway = gateway;
        this.limits = limits;
        this.origin = origin;
    }

    /** Calls this whenever a batch is acknowledged or has failed. */
    void onSettled(Runnable action) {
        settled = action;
    }

    /** Reads one line or element. */
    void line(long number, byte[] bytes, int offset, int length) {
        if (isStopped()) {
            return;
        }
        read = number;
        Fallback fallback = origin.fallback(number);
        Parsed<Observation> parsed = ObservationReader.read(bytes, offset, length, fallback);
        if (parsed instanceof Parsed.Accepted<Observation> accepted) {
            tally.ignore(accepted.unknown());
            batch.add(number, accepted.value(), length);
            if (batch.lines.size() >= limits.batchLines() || batch.bytes >= limits.batchBytes()) {
                flush();
            }
        } else if (parsed instanceof Parsed.Refused<Observation> refused) {
            reject(refused.rejection().at(number));
        }
    }

    void reject(Rejection rejection) {
        tally.reject(rejection);
        gateway.rejected(1);
    }

    /** Hands on what was read so far. */
    void flush() {
        if (batch.lines.isEmpty() || failure != null) {
            return;
        }
        Batch sent = batch;
        batch = new Batch();
        inFlight++;
        toll.accept(sent.lines.size());
        last = last.compose(before -> gateway.observe(origin.tenant(), origin.key(), sent.observations));
        last.onSuccess(acknowledgement -> count(sent, acknowledgement))
                .onFailure(cause -> lose(sent, cause))
                .onComplete(done -> {
                    inFlight--;
                    settled.run();
                });
    }

    private void count(Batch sent, AcknowledgementMessage acknowledgement) {
        tally.stored(acknowledgement.level(), acknowledgement.isReflected());
        Set<Integer> different = Set.copyOf(acknowledgement.different());
        acknowledgement
                .duplicates()
                .forEach(place -> tally.duplicate(sent.lines.get(place), different.contains(place)));
        tally.accept(sent.lines.size() - acknowledgement.duplicates().size());
        toll.accept(-acknowledgement.duplicates().size());
    }

    private void lose(Batch sent, Throwable cause) {
        if (failure == null) {
            respite.note(origin.tenant(), cause);
            failure = cause;
        }
        firstLost = Math.min(firstLost, sent.lines.get(0));
    }

    /** Hands on nothing more, because of this. */
    void stop(Throwable cause) {
        failure = failure == null ? cause : failure;
        firstLost = Math.min(firstLost, batch.lines.isEmpty() ? read + 1 : batch.lines.get(0));
    }

    /** Takes nothing more. */
    void stop(Problem problem) {
        broken = broken == null ? problem : broken;
    }

    /** Whether whatever comes is dropped. */
    boolean isStopped() {
        return failure != null || broken != null;
    }

    /** Batches that are not yet acknowledged, on their way or not. */
    int inFlight() {
        return inFlight;
    }

    /** Why the first line was refused, if one was so far. */
    Optional<Rejection> complaint() {
        return tally.complaint();
    }

    /** What became of it, and what is to be said of it this time. */
    Receipt receipt() {
        return tally.receipt(gateway.namingNews(origin.tenant())
                .map(warning -> List.of(warning.text()))
                .orElse(List.of()));
    }

    /** What to tell the client if not all could be handed on; names the line to send again from. */
    Optional<Problem> problem() {
        if (failure == null) {
            return Optional.ofNullable(broken);
        }
        return Optional.of(failure).map(cause -> {
            String then = isReused(cause) ? "use a key for one body" : "send again from here";
            String reason = "from this line on nothing is known to be stored: " + then;
            return Replies.problem(cause, List.of(new Rejection(firstLost, "", reason)), trace);
        });
    }

    private static boolean isReused(Throwable cause) {
        return cause instanceof Refused refused && refused.reason() == Refused.Reason.REUSED;
    }

    /** Observations that are handed on together, with their lines. */
    private static final class Batch {
        private final List<Long> lines = new ArrayList<>();
        private final List<Observation> observations = new ArrayList<>();
        private int bytes;

        void add(long number, Observation observation, int length) {
            lines.add(number);
            observations.add(observation);
            bytes += length;
        }
    }
}
