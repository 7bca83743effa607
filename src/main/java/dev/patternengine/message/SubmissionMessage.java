package dev.patternengine.message;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import java.util.List;

/** Observations, and outcomes of advice, of one tenant, in order. */
public record SubmissionMessage(String tenant, List<Observation> observations, List<Outcome> outcomes) {
    public SubmissionMessage {
        observations = List.copyOf(observations);
        outcomes = List.copyOf(outcomes);
    }

    public static SubmissionMessage of(String tenant, List<Observation> observations) {
        return new SubmissionMessage(tenant, observations, List.of());
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
