package dev.patternengine.domain;

import java.util.List;
import java.util.Locale;

/**
 * What an open session keeps repeating without getting anywhere.
 *
 * @param form what repeats
 * @param tasks those repeated, in their order; one but for a cycle, then 2 to 4
 * @param error the masked text of the error that repeats; empty when nothing fails or no text was told
 * @param times how often the tasks were done, the first time included
 * @param steps observations that only repeated earlier ones
 * @param seconds the execution time of these steps; NaN when it was never told
 */
public record Loop(Form form, List<String> tasks, String error, long times, long steps, double seconds) {
    /** What repeats, and from how many times on it is a loop. */
    public enum Form {
        /** The same call (task, tool, params) with the same result, again and again. */
        CALL(3),
        /** The same 2 to 4 calls with the same results, in turn. */
        CYCLE(2),
        /** Calls that may differ fail at one task with one class of error, and none of them worked in between. */
        ERROR(5);

        private final int least;

        Form(int least) {
            this.least = least;
        }

        /** So many times make a loop. */
        public int least() {
            return least;
        }

        /** The form's name in the interface: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Loop {
        tasks = List.copyOf(tasks);
    }

    /** Whether it deserves to be told: at the fewest times that make a loop, and each time they have doubled. */
    public boolean isNews() {
        long doubled = times / form.least();
        return steps % tasks.size() == 0 && times % form.least() == 0 && Long.bitCount(doubled) == 1;
    }

    /** One sentence for people: what repeats, how often, and the time wasted. */
    public String text() {
        String wasted = Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, " and %.3g s", seconds);
        return what() + ": " + steps + " steps" + wasted + " wasted";
    }

    private String what() {
        String after = error.isEmpty() ? "" : " (" + error + ")";
        return switch (form) {
            case CALL ->
                tasks.get(0) + " was called " + times + " times with the same parameters and the same result" + after;
            case CYCLE ->
                String.join(" → ", tasks) + " was gone through " + times
                        + " times with the same parameters and the same results" + after;
            case ERROR -> tasks.get(0) + " failed " + times + " times with the same error" + after;
        };
    }
}
