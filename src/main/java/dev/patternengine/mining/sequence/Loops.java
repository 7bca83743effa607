package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Loop;
import dev.patternengine.mining.Model;
import java.util.Optional;

/**
 * Which repetitions are loops, by what the model knows. Two are none:
 *
 * <ul>
 *   <li>Retries, where retrying works: of the identical calls that came right after such an error a share {@code p} worked,
 *       at least {@value #WORTH_RETRYING}, and that so many in a row fail has a chance of {@value #SURPRISING} or more,
 *       were they independent: {@code (1 - p) ^ retries}.
 *   <li>Calls without params that succeed, of which nobody can say that they were the same: where the model has seen such
 *       runs {@value #OFTEN} times and they went on like this one in a share of {@value #USUAL} or more.
 * </ul>
 */
final class Loops {
    private static final long TRIED = Symbols.reserved("tried again");
    private static final long WORKED = Symbols.reserved("worked when tried again");
    private static final double WORTH_RETRYING = 0.3;
    private static final double SURPRISING = 1e-3;

    private static final int OFTEN = 10;
    private static final double USUAL = 0.1;

    /** So many last tasks decide what is usual. */
    private static final int ORDER = 3;

    /** A share is that of so many more trials that did not work. */
    private static final int DOUBT = 2;

    private Loops() {}

    /** Counts an identical call right after an error, the last call of those before, and whether it worked. */
    static void teach(Calls before, Call call, Evidence.Builder out) {
        Call last = before.last().get(0);
        if (last.key() == call.key() && call.fate() != Call.Fate.UNKNOWN) {
            long row = last.retries();
            out.add(row, TRIED).add(row, WORKED, call.failed() ? 0 : 1);
        }
    }

    /** The loop that the session is in with its last call. */
    static Optional<Loop> of(SequenceState state, Model model) {
        Optional<Loop> loop = state.calls().loop();
        return loop.isEmpty() ? loop : loop.filter(one -> !isRetry(one, state, model) && !isUsual(one, state, model));
    }

    private static boolean isRetry(Loop loop, SequenceState state, Model model) {
        Call last = state.calls().last().get(0);
        if (loop.form() == Loop.Form.CYCLE || !last.failed()) {
            return false;
        }
        long row = last.retries();
        double works = (double) model.count(row, WORKED) / (model.count(row, TRIED) + DOUBT);
        return works >= WORTH_RETRYING && Math.pow(1 - works, (double) loop.steps()) >= SURPRISING;
    }

    private static boolean isUsual(Loop loop, SequenceState state, Model model) {
        Trail trail = state.trail();
        int period = loop.tasks().size();
        if (trail.order() < ORDER
                || !state.calls().last().stream().limit(period).allMatch(Call::bare)) {
            return false;
        }
        Call next = state.calls().last().get(period - 1);
        long row = trail.context(ORDER);
        long often = model.total(row);
        return often >= OFTEN && model.count(row, Hash64.of(next.task())) >= USUAL * often;
    }
}
