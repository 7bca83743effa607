package dev.patternengine.message;

import dev.patternengine.domain.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * All of a submission is stored and applied.
 *
 * @param level how safely
 * @param duplicates places in the submission, from 0, outcomes after observations, of what was known already
 */
public record AcknowledgementMessage(Level level, List<Integer> duplicates) {
    public AcknowledgementMessage {
        duplicates = List.copyOf(duplicates);
    }

    /** The acknowledgement of two submissions as one, the other's observations following so many of this one's. */
    AcknowledgementMessage followedBy(AcknowledgementMessage other, int observations) {
        List<Integer> all = new ArrayList<>(duplicates);
        other.duplicates.forEach(place -> all.add(place + observations));
        return new AcknowledgementMessage(level.and(other.level), all);
    }
}
