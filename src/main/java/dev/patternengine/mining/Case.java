package dev.patternengine.mining;

import dev.patternengine.domain.Observation;
import java.util.List;

/**
 * What was observed once that a pattern is about.
 *
 * @param supports whether it is what the pattern describes; else it goes against it
 * @param steps the observations concerned, oldest first, at least one; the last is of the session whose case it is
 */
public record Case(boolean supports, List<Observation> steps) {
    public Case {
        steps = List.copyOf(steps);
    }

    /** The observation that decided it. */
    public Observation last() {
        return steps.get(steps.size() - 1);
    }
}
