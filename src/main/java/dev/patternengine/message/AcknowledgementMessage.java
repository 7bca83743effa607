package dev.patternengine.message;

import dev.patternengine.domain.Level;
import java.util.List;

/**
 * All of a submission is stored and applied.
 *
 * @param level how safely
 * @param duplicates places in the submission, from 0, of observations that were known already
 */
public record AcknowledgementMessage(Level level, List<Integer> duplicates) {
    public AcknowledgementMessage {
        duplicates = List.copyOf(duplicates);
    }
}
