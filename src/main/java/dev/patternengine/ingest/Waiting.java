package dev.patternengine.ingest;

import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.Register;
import dev.patternengine.message.SubmissionMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The submissions that wait to be taught, first come first served, bounded in number, size and time. One thread. */
final class Waiting {
    /** Whoever waited longer is refused: a connection on which nothing comes or goes is closed after half a minute. */
    static final long LONGEST_MILLIS = 10_000;

    private final IngestSettings settings;
    private final Tenure tenure;
    private final Register register;
    private final Queue<One> queue = new ArrayDeque<>();
    private int observations;
    private long characters;

    private record One(
            SubmissionMessage submission, long characters, long since, Promise<AcknowledgementMessage> sender) {}

    Waiting(IngestSettings settings, Tenure tenure, Register register) {
        this.tenure = tenure;
        this.register = register;
        this.settings = settings;
    }

    /** How many observations wait. */
    int observations() {
        return observations;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Completes when the submission is stored; fails at once with {@link Refused} when there is no room. */
    Future<AcknowledgementMessage> add(SubmissionMessage submission) {
        if (register.isErased(submission.tenant())) {
            return Future.failedFuture(erased());
        }
        long size = submission.characters();
        if (submission.size() > settings.mostWaiting() || size > settings.mostWaitingCharacters()) {
            return Future.failedFuture(new Refused(
                    Reason.INVALID,
                    submission.size() + " observations of " + size + " characters are too many for one submission"));
        }
        if (observations + submission.size() > settings.mostWaiting()
                || characters + size > settings.mostWaitingCharacters()) {
            return Future.failedFuture(new Refused(
                    Reason.OVERLOADED, observations + " observations of " + characters + " characters are waiting"));
        }
        Promise<AcknowledgementMessage> sender = Promise.promise();
        queue.add(new One(submission, size, settings.clock().getAsLong(), sender));
        observations += submission.size();
        characters += size;
        return sender.future();
    }

    private static Refused erased() {
        return new Refused(Reason.UNAVAILABLE, "all that was known of the tenant has just been erased; try again");
    }

    /** Moves submissions into the round until it is large enough; refuses those that cannot be taken any more. */
    void fill(Round round, Lanes lanes) {
        int taken = 0;
        long size = 0;
        while (taken < settings.largestRound() && size < settings.mostWaitingCharacters() / 4 && !queue.isEmpty()) {
            One first = queue.remove();
            forget(first);
            Optional<Refused> refused = refused(first);
            if (refused.isPresent()) {
                first.sender().tryFail(refused.get());
                continue;
            }
            taken += first.submission().size();
            size += first.characters();
            round.add(first.submission(), first.sender(), lanes);
        }
    }

    private Optional<Refused> refused(One one) {
        if (!tenure.covers(one.submission())) {
            return Optional.of(new Refused(Reason.ELSEWHERE, "another node owns what was submitted"));
        }
        if (register.isErased(one.submission().tenant())) {
            return Optional.of(erased());
        }
        boolean waitedTooLong = settings.clock().getAsLong() - one.since() > LONGEST_MILLIS;
        return waitedTooLong
                ? Optional.of(new Refused(Reason.OVERLOADED, "waited longer than " + LONGEST_MILLIS + " ms"))
                : Optional.empty();
    }

    private void forget(One one) {
        observations -= one.submission().size();
        characters -= one.characters();
    }

    void refuseAll(Refused refused) {
        queue.forEach(one -> one.sender().tryFail(refused));
        queue.clear();
        observations = 0;
        characters = 0;
    }
}
