package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;

/** When something was tried, in days and weeks of event time, and what it is worth since. */
final class Moments {
    static final long DAY_MILLIS = 86_400_000L;

    private static final int DAYS = 7;

    /** Weeks looked back; what was not tried in them is worth as little as what was tried before. */
    private static final int LONGEST_WEEKS = 52;

    private static final double A_WEEK_LATER = 0.25;

    private Moments() {}

    static long day(long millis) {
        return Math.floorDiv(millis, DAY_MILLIS);
    }

    static long week(long day) {
        return Math.floorDiv(day, DAYS);
    }

    static long column(long action, long week) {
        return Hash64.mix(action, week);
    }

    /**
     * What tries of an action are worth: 1 in the week of the last of them, and {@value #A_WEEK_LATER} of it with every week more.
     * 1 where nobody knows when they were.
     *
     * @param now epoch milliseconds, not above 0 when unknown
     */
    static double worth(Model model, long[] places, long action, long now) {
        long age = now <= 0 ? 0 : weeksSince(model, places, action, week(day(now)));
        return Math.pow(A_WEEK_LATER, (double) age);
    }

    /** Weeks since the last try; 0 where weeks are not known. */
    static long weeksSince(Model model, long[] places, long action, long week) {
        boolean known = false;
        long least = LONGEST_WEEKS;
        for (long place : places) {
            long row = Rows.weeks(place);
            known |= model.has(row);
            for (long age = 0; model.has(row) && age < least; age++) {
                least = model.has(row, column(action, week - age)) ? age : least;
            }
        }
        return known ? least : 0;
    }
}
