package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Loop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a session called last, and since when it repeats itself. Immutable; about 200 bytes, up to 2 000 where calls fail.
 *
 * <p>A session repeats with period p while each call repeats the one p calls before. O(p) a call.
 */
final class Calls {
    /** The longest period, calls. */
    static final int LONGEST_PERIOD = 4;

    private static final int[] NEVER = new int[LONGEST_PERIOD];
    private static final double[] NO_TIME = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};

    static final Calls NONE = new Calls(null, null, null, null, NEVER, NO_TIME, List.of());

    /** The last calls, the newest first; null where there is none. */
    private final Call first;

    private final Call second;
    private final Call third;
    private final Call fourth;

    /** Their prints, 0 where there is none: most calls repeat nothing, and then nothing else is looked at. */
    private final long print1;

    private final long print2;
    private final long print3;
    private final long print4;

    /** By period - 1: how many calls in a row repeated, and the seconds they took. */
    private final int[] repeated;

    private final double[] seconds;
    private final List<Stuck> stuck;

    private Calls(
            Call first, Call second, Call third, Call fourth, int[] repeated, double[] seconds, List<Stuck> stuck) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.repeated = repeated;
        this.seconds = seconds;
        this.stuck = stuck;
        print1 = print(first);
        print2 = print(second);
        print3 = print(third);
        print4 = print(fourth);
    }

    private static long print(Call call) {
        return call == null ? 0 : call.print();
    }

    /** The calls before and one more. */
    private Calls(Call call, Calls before, int[] repeated, double[] seconds, List<Stuck> stuck) {
        this.first = call;
        this.second = before.first;
        this.third = before.second;
        this.fourth = before.third;
        this.repeated = repeated;
        this.seconds = seconds;
        this.stuck = stuck;
        print1 = call.print();
        print2 = before.print1;
        print3 = before.print2;
        print4 = before.print3;
    }

    /** The calls that {@link #last}, {@link #repeated}, {@link #seconds} and {@link #stuck} tell of. */
    static Calls of(List<Call> last, int[] repeated, double[] seconds, List<Stuck> stuck) {
        Call[] calls = last.toArray(new Call[LONGEST_PERIOD]);
        return new Calls(calls[0], calls[1], calls[2], calls[3], repeated, seconds, stuck);
    }

    Calls after(Call call) {
        List<Stuck> failures = Stuck.after(stuck, call);
        int repeats = repeats(call.print());
        if (repeats == 0) {
            return new Calls(call, this, NEVER, NO_TIME, failures);
        }
        int[] more = new int[LONGEST_PERIOD];
        double[] longer = NO_TIME.clone();
        for (int back = 0; back < LONGEST_PERIOD; back++) {
            if ((repeats >> back & 1) == 1) {
                more[back] = repeated[back] + 1;
                longer[back] = sum(seconds[back], call.seconds());
            }
        }
        return new Calls(call, this, more, longer, failures);
    }

    /** One bit for each of the last calls that the print repeats. */
    private int repeats(long print) {
        return (print == print1 ? 1 : 0)
                | (print == print2 ? 2 : 0)
                | (print == print3 ? 4 : 0)
                | (print == print4 ? 8 : 0);
    }

    /** The sum of times of which any may be unknown. */
    static double sum(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        return Double.isNaN(other) ? one : one + other;
    }

    /** The last calls, the newest first. */
    List<Call> last() {
        return Stream.of(first, second, third, fourth)
                .takeWhile(Objects::nonNull)
                .toList();
    }

    /** Whether the last call failed. */
    boolean failed() {
        return first != null && first.failed();
    }

    /** How many calls in a row repeated the one so many before. */
    int repeated(int period) {
        return repeated[period - 1];
    }

    /** How many seconds they took, NaN when never told. */
    double seconds(int period) {
        return seconds[period - 1];
    }

    /** The failures that nothing has answered yet. */
    List<Stuck> stuck() {
        return stuck;
    }

    /** The loop that the last call goes on with, whatever may excuse it: of several the shortest. */
    Optional<Loop> loop() {
        for (int period = 1; period <= LONGEST_PERIOD && repeated != NEVER; period++) {
            int least = (period == 1 ? Loop.Form.CALL : Loop.Form.CYCLE).least();
            if (repeated(period) >= period * (least - 1)) {
                return Optional.of(loop(period));
            }
        }
        return failed() && stuck.get(stuck.size() - 1).times() >= Loop.Form.ERROR.least()
                ? Optional.of(stuck.get(stuck.size() - 1).loop())
                : Optional.empty();
    }

    private Loop loop(int period) {
        List<Call> last = last();
        List<String> tasks = new ArrayList<>(period);
        String error = "";
        int back = (repeated(period) - 1) % period;
        while (tasks.size() < period) {
            tasks.add(last.get(back).task());
            error = error.isEmpty() ? last.get(back).error() : error;
            back = back == 0 ? period - 1 : back - 1;
        }
        Loop.Form form = period == 1 ? Loop.Form.CALL : Loop.Form.CYCLE;
        int times = repeated(period) / period + 1;
        return new Loop(form, tasks, error, times, repeated(period), seconds(period));
    }

    @Override
    public String toString() {
        return "Calls[" + last() + ", " + Arrays.toString(repeated) + ", " + Arrays.toString(seconds) + ", " + stuck
                + "]";
    }
}
