package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Loop;
import java.util.ArrayList;
import java.util.List;

/**
 * Failures at one task with one class of error, since the task last worked.
 *
 * @param last of these failures
 * @param times how many
 * @param seconds they took, but for the first; NaN when never told
 */
record Stuck(Call last, int times, double seconds) {
    /** So many sorts of failures are remembered of a session, those that came last. */
    static final int REMEMBERED = 4;

    /** The failures after one more call; the list itself where it changes nothing. The one that just failed is the last. */
    static List<Stuck> after(List<Stuck> before, Call call) {
        if (before.isEmpty() && !call.failed()) {
            return before;
        }
        Stuck same = new Stuck(call, 1, Double.NaN);
        List<Stuck> after = new ArrayList<>(before.size() + 1);
        for (Stuck stuck : before) {
            if (call.failed() && stuck.last.failsLike(call)) {
                same = stuck.and(call);
            } else if (call.fate() != Call.Fate.WORKED || !stuck.last.task().equals(call.task())) {
                after.add(stuck);
            }
        }
        if (call.failed()) {
            after.add(same);
        }
        return List.copyOf(after.size() > REMEMBERED ? after.subList(1, after.size()) : after);
    }

    /** The same call whose result changed gets on: it is the first again. */
    private Stuck and(Call call) {
        boolean getsOn = call.key() == last.key() && call.print() != last.print();
        return getsOn ? new Stuck(call, 1, Double.NaN) : new Stuck(call, times + 1, Calls.sum(seconds, call.seconds()));
    }

    Loop loop() {
        return new Loop(Loop.Form.ERROR, List.of(last.task()), last.error(), times, times - 1L, seconds);
    }
}
