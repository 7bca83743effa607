package dev.patternengine.domain;

import java.util.List;

/**
 * Cases for and against a pattern, as they were found in what the log still holds.
 *
 * @param supporting what it describes
 * @param contradicting what goes against it
 * @param searched where they were looked for
 * @param note what must be known to read them; empty when nothing
 */
public record Examples(Side supporting, Side contradicting, Searched searched, String note) {
    /**
     * Cases of one sort.
     *
     * @param means what all of them are, in words
     * @param found how many there are in what was searched
     * @param items the latest of them, latest first, each of another session
     */
    public record Side(String means, long found, List<Example> items) {
        public Side {
            items = List.copyOf(items);
        }
    }

    /**
     * One case.
     *
     * @param session its name; empty where none was told
     * @param agent who ran it; empty when not told
     * @param at when its last step ended, epoch milliseconds
     * @param open whether the session is open
     * @param steps what was observed, oldest first
     */
    public record Example(String session, String agent, long at, boolean open, List<Step> steps) {
        public Example {
            steps = List.copyOf(steps);
        }

        /** The same, open or not. */
        public Example opened(boolean isOpen) {
            return new Example(session, agent, at, isOpen, steps);
        }
    }

    /**
     * One observation of a case.
     *
     * @param session whose it is, where it is not the case's; else empty
     * @param variant the name and the value of the parameter that the pattern compares; empty where it compares none
     * @param at when it ended, epoch milliseconds
     * @param error masked and cut to its first {@value #LONGEST_ERROR} characters; empty when there was none
     * @param seconds it took, NaN when unknown
     */
    public record Step(
            String session,
            String task,
            String tool,
            String variant,
            long at,
            Success success,
            String error,
            double seconds) {
        /** As much of an error is shown. */
        public static final int LONGEST_ERROR = 200;
    }

    /**
     * What was looked through: of this tenant alone.
     *
     * @param entries of the log
     * @param observations in them
     * @param since the earliest stamp of these entries, epoch milliseconds; {@link Long#MAX_VALUE} without any
     * @param cutShort whether more would have been looked through, had there been time
     */
    public record Searched(long entries, long observations, long since, boolean cutShort) {}
}
