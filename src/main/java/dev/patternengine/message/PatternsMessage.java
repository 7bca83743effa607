package dev.patternengine.message;

import dev.patternengine.domain.Pattern;
import java.util.List;

/** Patterns of one kind, most useful first. */
public record PatternsMessage(List<Pattern> patterns) {
    public PatternsMessage {
        patterns = List.copyOf(patterns);
    }
}
