package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.RetractedMessage;
import dev.patternengine.message.RetractionMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds, in entries that are read in order, those whose evidence is to be taken back: all their observations are the agent's and of the
 * time, and nothing else is in them. Those that an earlier retraction took back are told by its entry, which comes after them in the
 * log. Memory: the evidence of what is found; more than {@value #MOST} observations are refused. One request, one thread.
 */
final class Retracting {
    static final int MOST = 50_000;

    private final RetractionMessage wanted;
    private final Map<Integer, TreeMap<Long, Entry>> found = new TreeMap<>();
    private long observations;
    private long mixed;
    private long since = Long.MAX_VALUE;

    Retracting(RetractionMessage wanted) {
        this.wanted = wanted;
    }

    /**
     * What is taken back in one partition.
     *
     * @param evidence of all kinds, with the sign turned
     */
    record Part(int partition, Decision.EntriesRetracted decision, List<Evidence> evidence) {}

    /** Takes entries as they are read. */
    void read(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.batch().tenant().equals(wanted.tenant())) {
                read(entry);
            }
        }
    }

    private void read(Entry entry) {
        Batch batch = entry.batch();
        since = Math.min(since, batch.stamp());
        for (Decision decision : batch.decisions()) {
            if (decision instanceof Decision.EntriesRetracted retracted) {
                forget(batch.partition(), retracted);
            }
        }
        long matching = batch.observations().stream()
                .filter(placed -> isWanted(placed.observation()))
                .count();
        if (matching > 0 && isPure(batch, matching)) {
            keep(entry);
        } else {
            mixed += matching;
        }
    }

    private boolean isWanted(Observation observation) {
        return observation.agent().equals(wanted.agent())
                && observation.timestamp() >= wanted.from()
                && observation.timestamp() < wanted.to();
    }

    private static boolean isPure(Batch batch, long matching) {
        return matching == batch.observations().size()
                && batch.ended().isEmpty()
                && batch.outcomes().isEmpty();
    }

    private void keep(Entry entry) {
        observations += entry.batch().observations().size();
        if (observations > MOST) {
            throw new Refused(
                    Reason.INVALID, "more than " + MOST + " observations of a node at once: ask for a shorter time");
        }
        found.computeIfAbsent(entry.batch().partition(), first -> new TreeMap<>())
                .put(entry.id().number(), entry);
    }

    private void forget(int partition, Decision.EntriesRetracted retracted) {
        TreeMap<Long, Entry> here = found.getOrDefault(partition, new TreeMap<>());
        for (long number : retracted.entries()) {
            Entry known = here.remove(number);
            observations -= known == null ? 0 : known.batch().observations().size();
        }
    }

    /** What is to be stored, when all was read. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        found.forEach((partition, entries) -> {
            if (!entries.isEmpty()) {
                List<Long> numbers = List.copyOf(new TreeSet<>(entries.keySet()));
                List<Evidence> evidence = Kind.ALL.stream()
                        .map(kind -> takenAway(kind, entries.values()))
                        .toList();
                parts.add(new Part(partition, new Decision.EntriesRetracted(numbers), evidence));
            }
        });
        return parts;
    }

    private static Evidence takenAway(Kind kind, Iterable<Entry> entries) {
        Evidence.Builder out = new Evidence.Builder();
        entries.forEach(entry -> entry.evidence(kind).takeAway(out));
        return out.build();
    }

    /** What all this comes to. */
    RetractedMessage told() {
        long entries = found.values().stream().mapToLong(Map::size).sum();
        return new RetractedMessage(observations, entries, mixed, since);
    }
}
