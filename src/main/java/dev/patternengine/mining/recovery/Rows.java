package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;

/**
 * The rows of the recovery miner's model. Columns of actions and tasks are hashes of their names. A place is a signature at a
 * task, or a task, or everywhere.
 *
 * <pre>
 * SIGNATURES               signature → failures credited; the name is the masked text
 * tasks(signature)         failed task → failures credited
 * days(place)              day since the epoch → failures credited; of a signature at a task, as all rows below but three
 * tried, worked(place)     action → how often it was the first after a failure there, and how often the failed task then
 *                          recovered; of tasks and everywhere too. Action OTHERS: those that were forgotten
 * lately(place)            action → its last tries ({@link Lately}) as a {@link Tally}; of tasks too
 * weeks(place)             action and week since the epoch, mixed → above 0 when the action was tried in that week
 * courses(place)           {@link Course} → failures that went on like this
 * ends(place)              GOOD, BAD → sessions that failed there and ended well, or not; EVERYWHERE: all sessions
 * then(place, actions)     the action that came next → a {@link Tally}; after the first action, and after the first two
 * STEPS                    action → how often it stands in rows of {@code then}
 * versions(place)          version of the tool → failures credited; the name is the version
 * at(place, version)       action → a {@link Tally} of that version alone
 * VERSIONS                 version → failures credited
 * origins(place)           origin → failures credited; the name is the origin's
 * from(place, origin)      action → its last tries at that origin alone ({@link Origins}) as a {@link Tally}
 * ORIGINS                  origin → failures credited
 * RECORD                   what became of the miner's own advice
 * </pre>
 */
final class Rows {
    static final long SIGNATURES = Hash64.of("signatures");
    /** The action that stands for those that were forgotten: keeps the totals of places that stay. */
    static final long OTHERS = Hash64.of("forgotten actions");

    static final long RECORD = Hash64.of("record");
    static final long EVERYWHERE = Hash64.of("everywhere");
    static final long STEPS = Hash64.of("steps of ways out");
    static final long VERSIONS = Hash64.of("versions of tools");
    static final long ORIGINS = Hash64.of("origins");

    static final long BAD = 0;
    static final long GOOD = 1;

    private static final long TASKS = Hash64.of("tasks of a signature");
    private static final long DAYS = Hash64.of("days");
    private static final long TRIED = Hash64.of("tried");
    private static final long WORKED = Hash64.of("worked");
    private static final long LATELY = Hash64.of("tried lately");
    private static final long WEEKS = Hash64.of("weeks of actions");
    private static final long COURSES = Hash64.of("courses");
    private static final long ENDS = Hash64.of("ends of sessions that failed");
    private static final long THEN = Hash64.of("then");
    private static final long OF_VERSION = Hash64.of("tried at a version");
    private static final long FROM = Hash64.of("tried at an origin");
    private static final long ORIGIN = Hash64.of("origin");
    private static final long KNOWN_ORIGINS = Hash64.of("origins at a place");
    private static final long KNOWN_VERSIONS = Hash64.of("versions at a place");

    private Rows() {}

    static long tasks(long signature) {
        return Hash64.mix(TASKS, signature);
    }

    static long place(long signature, long task) {
        return Hash64.mix(signature, task);
    }

    static long days(long place) {
        return Hash64.mix(DAYS, place);
    }

    static long tried(long place) {
        return Hash64.mix(TRIED, place);
    }

    static long worked(long place) {
        return Hash64.mix(WORKED, place);
    }

    static long lately(long place) {
        return Hash64.mix(LATELY, place);
    }

    static long weeks(long place) {
        return Hash64.mix(WEEKS, place);
    }

    static long courses(long place) {
        return Hash64.mix(COURSES, place);
    }

    static long ends(long place) {
        return Hash64.mix(ENDS, place);
    }

    static long then(long place, long first) {
        return Hash64.mix(THEN, place, first);
    }

    static long then(long place, long first, long second) {
        return Hash64.mix(then(place, first), second);
    }

    static long versions(long place) {
        return Hash64.mix(KNOWN_VERSIONS, place);
    }

    /** The symbol of an origin, which is that of no action or version of the same name. */
    static long origin(String name) {
        return Hash64.mix(ORIGIN, Hash64.of(name));
    }

    static long origins(long place) {
        return Hash64.mix(KNOWN_ORIGINS, place);
    }

    static long from(long place, long origin) {
        return Hash64.mix(FROM, place, origin);
    }

    static long at(long place, long version) {
        return Hash64.mix(OF_VERSION, place, version);
    }
}
