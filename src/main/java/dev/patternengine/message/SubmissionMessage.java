package dev.patternengine.message;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import java.util.List;

/**
 * Observations, and outcomes of advice, of one tenant, in order.
 *
 * @param key the sender's key of the request, empty for none: refused when it brought something else before
 */
public record SubmissionMessage(String tenant, String key, List<Observation> observations, List<Outcome> outcomes) {
    private static final char BEFORE_LINE = '#';

    public SubmissionMessage {
        observations = List.copyOf(observations);
        outcomes = List.copyOf(outcomes);
    }

    public static SubmissionMessage of(String tenant, List<Observation> observations) {
        return of(tenant, "", observations);
    }

    public static SubmissionMessage of(String tenant, String key, List<Observation> observations) {
        return new SubmissionMessage(tenant, key, observations, List.of());
    }

    public static SubmissionMessage of(String tenant, Outcome outcome) {
        return new SubmissionMessage(tenant, "", List.of(), List.of(outcome));
    }

    /** The id that a key gives to a line, from 1, which has none of its own; empty when there is no key. */
    public static String id(String key, long line) {
        return key.isEmpty() ? "" : key + BEFORE_LINE + line;
    }

    /** The line of an observation that {@link #isOfKey}. */
    public String line(Observation observation) {
        return observation.id().substring(key.length() + 1);
    }

    /** Whether an observation has its id from the key. */
    public boolean isOfKey(Observation observation) {
        String id = observation.id();
        return id.length() > key.length() && id.charAt(key.length()) == BEFORE_LINE && id.startsWith(key);
    }

    public int size() {
        return observations.size() + outcomes.size();
    }

    /** How many characters its observations have: about its size in bytes. */
    public long characters() {
        long sum = 0;
        for (Observation observation : observations) {
            sum += observation.characters();
        }
        return sum;
    }
}
