package dev.patternengine.mining.performance;

import dev.patternengine.domain.Observation;
import java.util.Locale;

/** How a use ended, as far as its time is concerned. */
enum Ending {
    SUCCEEDED(1),
    FAILED(2),
    /** It failed because it took too long: its time tells where it was cut, not how long it takes to fail. */
    TIMED_OUT(3);

    private static final String[] SIGNS = {
        "timeout", "timed out", "timed-out", "time out", "deadline exceeded", "etimedout"
    };

    private final int place;

    Ending(int place) {
        this.place = place;
    }

    /** Stored, so never to be changed. */
    int place() {
        return place;
    }

    /** The ending of an observation whose success is known. */
    static Ending of(Observation observation) {
        if (!observation.failed()) {
            return SUCCEEDED;
        }
        return isTimeout(observation.error()) ? TIMED_OUT : FAILED;
    }

    private static boolean isTimeout(String error) {
        String text = error.toLowerCase(Locale.ROOT);
        for (String sign : SIGNS) {
            if (text.contains(sign)) {
                return true;
            }
        }
        return false;
    }
}
