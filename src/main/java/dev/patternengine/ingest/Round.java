package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.ObservedMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TaughtMessage;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What is taught and stored together: the submissions that waited, sorted into one batch a partition and tenant. */
final class Round {
    private final long stamp;
    private final Map<Place, Part> parts = new LinkedHashMap<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final IdentityHashMap<Batch, List<Evidence>> given = new IdentityHashMap<>(0);
    private List<Batch> batches = List.of();
    private List<Crowding.Request> requests = List.of();

    Round(long stamp) {
        this.stamp = stamp;
    }

    private record Place(String tenant, int partition) {}

    /** What becomes one batch. */
    record Part(List<Placed> observations, Set<Long> ended, List<Outcome> outcomes) {}

    /** A submission whose sender waits. */
    private record Ticket(Promise<AcknowledgementMessage> sender, List<Integer> duplicates, List<Integer> different) {}

    Part part(String tenant, int partition) {
        return parts.computeIfAbsent(
                new Place(tenant, partition),
                place -> new Part(new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>()));
    }

    /** Places a submission; none of it when its key brought something else before. */
    void add(SubmissionMessage submission, Promise<AcknowledgementMessage> sender, Lanes lanes) {
        Optional<Refused> reused = reused(submission, lanes);
        if (reused.isPresent()) {
            sender.fail(reused.get());
        } else {
            place(submission, sender, lanes);
        }
    }

    private Optional<Refused> reused(SubmissionMessage submission, Lanes lanes) {
        if (submission.key().isEmpty()) {
            return Optional.empty();
        }
        return submission.observations().stream()
                .filter(submission::isOfKey)
                .filter(observation -> lanes.find(submission.tenant(), observation, stamp) == Finding.OTHER)
                .findFirst()
                .map(observation -> new Refused(
                        Reason.REUSED,
                        "Idempotency-Key " + submission.key() + " brought another body before: line "
                                + submission.line(observation) + " was not what it is now"));
    }

    private void place(SubmissionMessage submission, Promise<AcknowledgementMessage> sender, Lanes lanes) {
        List<Integer> duplicates = new ArrayList<>();
        List<Integer> different = new ArrayList<>();
        for (int place = 0; place < submission.observations().size(); place++) {
            Finding finding =
                    lanes.place(submission.tenant(), submission.observations().get(place), stamp, this);
            if (finding != Finding.NEW) {
                duplicates.add(place);
            }
            if (finding == Finding.OTHER) {
                different.add(place);
            }
        }
        for (int place = 0; place < submission.outcomes().size(); place++) {
            Outcome outcome = submission.outcomes().get(place);
            if (lanes.isNew(outcome)) {
                part(submission.tenant(), lanes.partition(outcome.session()))
                        .outcomes()
                        .add(outcome);
            } else {
                duplicates.add(submission.observations().size() + place);
            }
        }
        tickets.add(new Ticket(sender, duplicates, different));
    }

    /**
     * Takes somebody who waits until a batch of the round is stored.
     *
     * @param evidence of all kinds that the batch brings along; where it is empty, it is taught
     */
    void await(Promise<AcknowledgementMessage> sender, Batch batch, List<Evidence> evidence) {
        tickets.add(new Ticket(sender, List.of(), List.of()));
        if (!evidence.isEmpty()) {
            given.put(batch, evidence);
        }
    }

    /** Adds batches without observations and what models are asked to forget, and closes the round. */
    void close(List<Batch> others, List<Crowding.Request> forgetting) {
        List<Batch> closed = new ArrayList<>();
        parts.forEach((place, part) -> {
            if (!part.observations().isEmpty() || !part.outcomes().isEmpty()) {
                closed.add(new Batch(
                        place.tenant(),
                        place.partition(),
                        stamp,
                        part.observations(),
                        List.copyOf(part.ended()),
                        part.outcomes()));
            }
        });
        closed.addAll(others);
        forgetting.forEach(request -> closed.add(request.batch()));
        batches = closed;
        requests = forgetting;
    }

    /** What a miner is told of the round. */
    ObservedMessage observed(Kind kind) {
        int first = batches.size() - requests.size();
        List<Integer> forgetting = IntStream.range(0, requests.size())
                .filter(place -> requests.get(place).crowd().kind() == kind)
                .mapToObj(place -> first + place)
                .toList();
        return new ObservedMessage(batches, forgetting);
    }

    List<Crowding.Request> requests() {
        return requests;
    }

    List<Batch> batches() {
        return batches;
    }

    /** An entry for each batch; none where a model was asked to forget and had nothing to. */
    List<Entry> entries(List<TaughtMessage> taught, Lanes lanes) {
        List<Entry> entries = new ArrayList<>(batches.size());
        for (int place = 0; place < batches.size(); place++) {
            int at = place;
            List<Evidence> evidence = given.getOrDefault(
                    batches.get(place),
                    taught.stream().map(part -> part.evidence().get(at)).toList());
            if (!batches.get(place).isEmpty() || !evidence.stream().allMatch(Evidence::isEmpty)) {
                entries.add(lanes.next(batches.get(place), evidence));
            }
        }
        return entries;
    }

    /**
     * Tells all senders that what they sent is stored.
     *
     * @param stored where this round's entries are
     * @param earlier up to where those of earlier rounds are: duplicates are among them
     */
    void acknowledge(Level level, Positions stored, Supplier<Positions> earlier) {
        for (Ticket ticket : tickets) {
            Positions ahead = ticket.duplicates().isEmpty() ? stored : stored.or(earlier.get());
            ticket.sender().complete(new AcknowledgementMessage(level, ticket.duplicates(), ticket.different(), ahead));
        }
    }

    /** Tells the senders that nothing is. */
    void refuse(Refused refused) {
        tickets.forEach(ticket -> ticket.sender().tryFail(refused));
    }
}
