package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session has failed at and not recovered from. At most {@value Failure#WITHIN} failures, about 1 200 bytes each.
 *
 * @param open oldest first
 */
record RecoveryState(List<Failure> open) {
    static final RecoveryState CALM = new RecoveryState(List.of());

    RecoveryState {
        open = List.copyOf(open);
    }

    /** The same state while nothing is open and nothing fails: no allocation. */
    RecoveryState after(Observation observation) {
        boolean fails = observation.failed() && !observation.closes();
        if (observation.started() || (open.isEmpty() && !fails)) {
            return this;
        }
        List<Failure> left = new ArrayList<>(Failure.WITHIN);
        for (Failure failure : open) {
            if (failure.fate(observation) == Fate.OPEN) {
                left.add(failure.after(observation));
            }
        }
        if (fails) {
            left.add(Failure.of(observation));
        }
        return left.isEmpty() ? CALM : new RecoveryState(left);
    }
}
