package dev.patternengine.mining.recovery;

/** What became of a failure. */
enum Fate {
    /** Not decided yet. */
    OPEN,
    /** The failed task succeeded. */
    REPAIRED,
    /** The session ended well without it. */
    BYPASSED,
    /** The session ended badly, or it took too long. */
    LOST;

    boolean recovered() {
        return this == REPAIRED || this == BYPASSED;
    }
}
