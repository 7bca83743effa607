package dev.patternengine.mining;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.LateCall;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.wire.WireFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The algorithm of one kind of pattern for one tenant. All it knows is in three places: the {@code S} of each session, a
 * function of that session's observations alone; the {@link Model}, the sum of all evidence; and, where a miner says so,
 * memory of its own that starts empty, holds nothing that must survive and is consulted by {@link #teach} only.
 *
 * <p>For each observation, in this order: {@link #score} the forecast fixed before it, {@link #teach}, then
 * {@link #advance}; when the evidence is stored it is applied to the model, and {@link #forecast} fixes the next one.
 * Evidence is computed once, by the owner of the session's partition; replaying it never asks the miner again.
 *
 * <p>One owner, one thread. Must not keep state of sessions or of the model's content that depends on the order of
 * evidence; caches that are a function of the model are fine. Every method takes whatever it is given without throwing.
 *
 * @param <S> state of a session: immutable, bounded however long the session gets
 * @param <F> forecast: what the miner expects of a session's next observation
 */
public interface Miner<S, F> {
    Kind kind();

    /** The state of a session that has seen nothing. */
    S begin();

    /** A session's state as bytes, for checkpoints: begins with a version byte, and reads what older versions wrote. */
    WireFormat<S> states();

    /** The state after one more observation; sees no model, so that replay rebuilds it. */
    S advance(S state, Observation observation);

    /**
     * What the observation teaches.
     *
     * @param before the session's state before the observation
     * @param forecast what was expected, fixed at the session's last observation; null when nothing was, or not measured
     * @param placed the observation
     * @param model without the entries in flight
     * @param out takes the increments
     */
    void teach(S before, F forecast, Placed placed, Model model, Evidence.Builder out);

    /** What the end of the session teaches: by its last observation, or by silence. */
    void finish(S state, F forecast, Model model, Evidence.Builder out);

    /**
     * Takes away what the model can best do without, in units that leave its figures true, until about so many cells are
     * free; and the names of what nothing refers to any more. What the miner knows of itself stays.
     */
    void forget(Model model, long cells, Evidence.Builder out);

    /**
     * What the observation of a session that is not learned adds to what is known while that session is looked at, so that
     * what it did itself counts as much as it would have if it were learned. Nothing, where the miner has no use for that.
     *
     * @param before the session's state before the observation
     * @param out takes counts, to be read beside the model, see {@link Model#beside}
     */
    default void remember(S before, Observation observation, Evidence.Builder out) {}

    /** What is expected next, fixed now; null when the miner expects nothing. */
    F forecast(S state, Model model);

    /** How many forecasts were measured, where making one costs so much that a share of them will do; 0 where it does not. O(1). */
    default long measured(Model model) {
        return 0;
    }

    /** Measures a forecast against what came; writes to rows of its own that {@link #quality} reads. */
    void score(F forecast, Placed placed, Evidence.Builder out);

    /**
     * Answers a question, or says why not.
     *
     * @param state of the session that asks, or of the recent observations it gave; {@link #begin()} without either
     */
    Answer answer(S state, Question question, Model model);

    /** Another kind's answer, with how long its items take where this miner knows; as it is where it knows nothing of times. */
    default Answer timed(Answer answer, Question question, Model model) {
        return answer;
    }

    /** Whether the miner looks for loops. */
    default boolean findsLoops() {
        return false;
    }

    /** The loop that a session is in with its last observation. Cheap where there is none. */
    default Optional<Loop> loop(S state, Model model) {
        return Optional.empty();
    }

    /** Whether the session has calls that were announced and have not ended; O(1). */
    default boolean awaits(S state) {
        return false;
    }

    /**
     * Which of these calls take longer than such calls do.
     *
     * @param now epoch milliseconds
     */
    default List<LateCall> late(S state, Model model, long now) {
        return List.of();
    }

    /** Every pattern the model holds now, most useful first; may take seconds. */
    List<Pattern> patterns(Model model);

    /**
     * Which task follows which; empty where the miner does not know. May take seconds.
     *
     * @param most edges
     */
    default TaskGraph graph(Model model, int most) {
        return TaskGraph.EMPTY;
    }

    /**
     * The hashes of the masked error texts that a template stands for; empty where the miner knows none. As long as {@link #patterns}.
     *
     * @param template its id, as patterns tell it
     */
    default Set<Long> signatures(Model model, String template) {
        return Set.of();
    }

    /** The record of {@link #score} and of advice given, from the model alone. */
    Quality quality(Model model);
}
