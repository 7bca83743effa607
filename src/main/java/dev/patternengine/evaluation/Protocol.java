package dev.patternengine.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When the answer is fixed that an observation is measured against. */
public enum Protocol {
    /** Right after the session's previous observation, whatever other sessions do in between: what a caller gets. */
    COMMIT,
    /** When the observation arrives, with everything learned before it. */
    ARRIVAL,
    /** By models that learned three fifths of the sessions, whole, and then nothing more. */
    SPLIT;

    /** The protocol's name on the command line: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of the name. */
    public static Optional<Protocol> of(String label) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.label().equals(label))
                .findFirst();
    }
}
