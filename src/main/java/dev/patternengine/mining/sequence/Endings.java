package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.sequence.Course.Ending;
import dev.patternengine.mining.stats.LogScale;

/**
 * How sessions ended, by the path they took, all of it: counts of success and failure and of the time it took, in buckets of
 * {@value #PERCENT} %. One cell a session, and one for each word of its goal.
 */
final class Endings {
    /** The row of the words of goals: how many sessions had each. */
    static final long WORDS = Symbols.reserved("words of goals");

    private static final long ENDINGS = Symbols.reserved("endings of paths");
    private static final long OF_GOALS = Symbols.reserved("endings of paths to a goal");

    private static final int PERCENT = 10;
    private static final LogScale SCALE = new LogScale(Math.log(1 + PERCENT / 100.0));

    /** Columns lie above all that could be a day: the ending, then the bucket. */
    private static final long COLUMNS = 1L << 40;

    private static final int BUCKETS = 1 << 16;
    private static final long UNTIMED = BUCKETS - 1;

    private Endings() {}

    /** Counts a session that took the path, which is the hash of all its tasks, and ended with the call. */
    static void teach(long path, Course course, Call last, Evidence.Builder out) {
        Ending ending = course.ending(last);
        out.add(Hash64.mix(ENDINGS, path), column(ending, bucket(course.total(last))));
        for (long word : course.words()) {
            out.add(WORDS, word).add(row(word, path), column(ending, UNTIMED));
        }
    }

    private static long row(long word, long path) {
        return Hash64.mix(OF_GOALS, word, path);
    }

    private static long bucket(double seconds) {
        return seconds > 0 ? Math.min(SCALE.bucket(seconds) + BUCKETS / 2, UNTIMED - 1) : UNTIMED;
    }

    private static long column(Ending ending, long bucket) {
        long place =
                switch (ending) {
                    case SUCCEEDED -> 0;
                    case FAILED -> 1;
                    case UNKNOWN -> 2;
                };
        return COLUMNS + place * BUCKETS + bucket;
    }

    /** Adds how sessions of the path ended. */
    static void read(long path, Model model, Tally tally) {
        model.forEach(Hash64.mix(ENDINGS, path), (column, count) -> add(column, count, tally));
    }

    /** Adds how sessions of the path ended whose goal has the word. */
    static void read(long word, long path, Model model, Tally tally) {
        model.forEach(row(word, path), (column, count) -> add(column, count, tally));
    }

    private static void add(long column, long count, Tally tally) {
        long place = (column - COLUMNS) / BUCKETS;
        long bucket = (column - COLUMNS) % BUCKETS;
        tally.add(place == 0 ? count : 0, place == 1 ? count : 0, place == 2 ? count : 0);
        if (bucket != UNTIMED) {
            tally.time(SCALE.middle(bucket - BUCKETS / 2), count);
        }
    }
}
