package dev.patternengine.mining;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import java.util.function.Consumer;

/**
 * Finds the cases of one pattern in observations that are read again: those of each session in order, those of different sessions
 * in any. What began before the first one that is read may be missed. One owner, one thread. Memory: what the last 16 384 sessions
 * that were under way need, a few observations each.
 */
public interface Recogniser {
    /** Takes an observation; tells the cases that it decides. */
    void see(Placed placed, Consumer<Case> found);

    /**
     * Takes that a session ended by silence.
     *
     * @param session its key
     */
    default void end(long session, Consumer<Case> found) {}

    /** The name and the value of the parameter that the pattern compares, of a step of a case; empty where it compares none. */
    default String variant(Observation step) {
        return "";
    }

    /**
     * How the cases of a pattern are recognised, and what they are.
     *
     * @param supports what the cases are that it describes, in words
     * @param contradicts what those are that go against it
     * @param note what must be known to read them; empty when nothing
     */
    record Recognition(Recogniser recogniser, String supports, String contradicts, String note) {}
}
