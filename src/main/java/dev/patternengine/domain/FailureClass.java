package dev.patternengine.domain;

import java.util.Locale;

/** What kind of failure an error tells of, by what went on after it and not by its words. */
public enum FailureClass {
    /** The call or its tool was at fault: something else may help. */
    CALL,
    /** Whatever was called failed with the same error: it is not the call. */
    INFRASTRUCTURE,
    /** The task is what sessions end with, and it works only with other parameters: the answer was wrong. */
    ANSWER,
    /** Sessions went on with other calls that worked, and ended as well as others. */
    BENIGN,
    /** Too little was seen to tell. */
    UNKNOWN;

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
