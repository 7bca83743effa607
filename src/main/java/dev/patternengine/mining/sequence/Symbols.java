package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;

/** The hashes that are no task: symbols of the two ends of a session, and the rows kept for one purpose. */
final class Symbols {
    /** What a session begins with. */
    static final long START = reserved("start of session");

    /** What comes after a session's last task. */
    static final long END = reserved("end of session");

    /** What stands for the tasks that were forgotten: keeps the totals of contexts that stay. */
    static final long OTHERS = reserved("forgotten tasks");

    /** The context of no task at all: the row of all tasks, and what longer contexts are folded from. */
    static final long NOTHING = reserved("followers");

    /** Salt of the rows that count the days on which a task followed another. */
    static final long DAYS = reserved("days");

    private Symbols() {}

    /** Whether a column of a context is a task. */
    static boolean isTask(long column) {
        return column != END && column != OTHERS;
    }

    /** A hash that no task has: tasks are hashed once, these twice. */
    static long reserved(String purpose) {
        return Hash64.mix(Hash64.of("sequence"), Hash64.of(purpose));
    }
}
