package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Observation;
import dev.patternengine.mining.text.MaskedTexts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session has failed at. At most {@value Failure#WITHIN} failures that it has not recovered from, about 1 300 bytes
 * each, and the last {@value #REMEMBERED} places where it failed.
 *
 * @param open oldest first
 * @param failed places of the model where the session failed, each once, oldest first
 */
record RecoveryState(List<Failure> open, List<Long> failed) {
    static final RecoveryState CALM = new RecoveryState(List.of(), List.of());

    private static final int REMEMBERED = 8;

    RecoveryState {
        open = List.copyOf(open);
        failed = List.copyOf(failed);
    }

    /** The same state while nothing is open and nothing fails: no allocation. */
    RecoveryState after(Observation observation, MaskedTexts masks) {
        boolean fails = observation.failed() && !observation.closes();
        if (observation.started() || (open.isEmpty() && !fails)) {
            return this;
        }
        Failure fresh = fails ? Failure.of(observation, masks.of(observation.error())) : null;
        List<Failure> left = new ArrayList<>(Failure.WITHIN);
        for (Failure failure : open) {
            if (failure.fate(observation) == Fate.OPEN) {
                left.add(failure.after(observation, fails ? fresh.signature() : 0));
            }
        }
        if (!fails) {
            return new RecoveryState(left, failed);
        }
        left.add(fresh);
        return new RecoveryState(left, remembered(fresh.place()));
    }

    private List<Long> remembered(long place) {
        if (failed.contains(place)) {
            return failed;
        }
        List<Long> longer = new ArrayList<>(failed);
        longer.add(place);
        return longer.size() > REMEMBERED ? longer.subList(1, longer.size()) : longer;
    }
}
