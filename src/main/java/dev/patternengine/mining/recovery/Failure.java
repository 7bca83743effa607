package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure that may still be recovered from.
 *
 * @param task what failed
 * @param version of the tool that failed, empty when not told
 * @param masked the error's masked text, empty when there was none
 * @param signature the hash of the masked text
 * @param call a hash of the parameters, {@link #UNTOLD} without any
 * @param at when it failed, epoch milliseconds
 * @param steps observations since, 0 to {@value #WITHIN} - 1
 * @param path the first {@value #LONGEST_PATH} of them, oldest first: their tasks, or {@link Advice#SAME_CALL}
 * @param course what went on since, see {@link Course}
 * @param origin where it came in, empty when not told apart
 */
record Failure(
        String task,
        String version,
        String masked,
        long signature,
        long call,
        long at,
        int steps,
        List<String> path,
        int course,
        String origin) {
    /** A recovery must come within so many observations. */
    static final int WITHIN = 4;

    /** A way out has at most so many actions. */
    static final int LONGEST_PATH = 3;

    /** The call of a failure without parameters: nobody knows whether another is identical. */
    static final long UNTOLD = 0;

    private static final double GOOD_OUTCOME = 0.5;

    Failure {
        path = List.copyOf(path);
    }

    /** @param masked what the masks make of its error */
    static Failure of(Observation observation, String masked) {
        return new Failure(
                observation.task(),
                observation.context().text(Attributes.TOOL_VERSION),
                masked,
                Hash64.of(masked),
                call(observation),
                observation.timestamp(),
                0,
                List.of(),
                0,
                observation.origin());
    }

    /** A hash of the parameters that does not depend on their order. O(their characters). */
    static long call(Observation observation) {
        long sum = UNTOLD;
        for (Attributes.Attribute item : observation.params().items()) {
            sum += Hash64.mix(Hash64.of(item.name()), Hash64.of(item.value().text()));
        }
        return sum;
    }

    /** Whether the session ended well with the observation. */
    static boolean isGood(Observation last) {
        return last.outcome() >= GOOD_OUTCOME;
    }

    /** What the next observation of the session makes of it. */
    Fate fate(Observation next) {
        if (next.success() == Success.YES && next.task().equals(task)) {
            return Fate.REPAIRED;
        }
        if (isGood(next) && !isRetriedInVain(next)) {
            return Fate.BYPASSED;
        }
        return next.closes() || steps + 1 == WITHIN ? Fate.LOST : Fate.OPEN;
    }

    /** Whether the first thing after it was the failed task again, and failed: a good end is not its merit. */
    private boolean isRetriedInVain(Observation next) {
        return path.isEmpty() ? next.failed() && next.task().equals(task) : isRetry(0);
    }

    /** @param signed the signature of the next observation where it failed, else anything */
    Failure after(Observation next, long signed) {
        int after = course | Course.of(this, next, signed);
        return new Failure(task, version, masked, signature, call, at, steps + 1, extended(next), after, origin);
    }

    private List<String> extended(Observation next) {
        if (path.size() == LONGEST_PATH) {
            return path;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(isRepeatedBy(next) ? Advice.SAME_CALL : next.task());
        return longer;
    }

    /** Whether the next observation is the same call again, as far as both told their parameters. */
    private boolean isRepeatedBy(Observation next) {
        return call != UNTOLD && next.task().equals(task) && call == call(next);
    }

    /** Whether anything was done about it. */
    boolean isAnswered() {
        return steps > 0;
    }

    /** Whether a step of the path is the failed task itself, called in the same way or in another. */
    boolean isRetry(int step) {
        return path.get(step).equals(task) || path.get(step).equals(Advice.SAME_CALL);
    }

    /** What was done first after it, empty before. */
    String action() {
        return path.isEmpty() ? "" : path.get(0);
    }

    /** The hash of the failed task. */
    long failed() {
        return Hash64.of(task);
    }

    /** Its row in the model. */
    long place() {
        return Rows.place(signature, failed());
    }
}
