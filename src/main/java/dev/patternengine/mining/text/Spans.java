package dev.patternengine.mining.text;

import java.util.Arrays;

/** Parts of a text that ascend and lie apart, asked for in their order. Memory: two numbers for each. */
final class Spans {
    private static final int[] EMPTY = {};

    /** No parts; nothing may be added. */
    static final Spans NONE = new Spans();

    private int[] places = EMPTY;
    private int count;
    private int next;

    /** Adds a part behind all others; what begins before the end of the last one makes that longer, and nothing adds nothing. */
    void add(int begin, int end) {
        if (end <= begin) {
            return;
        }
        if (begin < last()) {
            places[count - 1] = Math.max(end, last());
            places[count - 2] = Math.min(begin, places[count - 2]);
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, Math.max(8, 2 * count));
        }
        places[count++] = begin;
        places[count++] = end;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Behind the last part, 0 when there is none. */
    int last() {
        return count == 0 ? 0 : places[count - 1];
    }

    /** Where the part ends that the place lies in, the place itself when in none. Places must ascend. */
    int endAt(int place) {
        while (next < count && places[next + 1] <= place) {
            next += 2;
        }
        return next < count && places[next] <= place ? places[next + 1] : place;
    }
}
