package dev.patternengine.mining.text.shape;

import java.util.Arrays;

/** Parts of a text that ascend and lie apart, asked for in their order. Memory: two numbers for each. */
public final class Spans {
    private static final int[] EMPTY = {};

    /** No parts; nothing may be added. */
    public static final Spans NONE = new Spans();

    private int[] places = EMPTY;
    private int count;
    private int next;

    /** Adds a part behind all others; what begins before the end of the last one makes that longer, and nothing adds nothing. */
    public void add(int begin, int end) {
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

    /** These and the others together. */
    public Spans with(Spans others) {
        if (others.isEmpty()) {
            return this;
        }
        Spans both = new Spans();
        int mine = 0;
        int theirs = 0;
        while (mine < count || theirs < others.count) {
            boolean first = theirs == others.count || (mine < count && places[mine] <= others.places[theirs]);
            int[] from = first ? places : others.places;
            int part = first ? mine : theirs;
            both.add(from[part], from[part + 1]);
            mine += first ? 2 : 0;
            theirs += first ? 0 : 2;
        }
        return both;
    }

    /** Whether there are no parts. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Behind the last part, 0 when there is none. */
    public int last() {
        return count == 0 ? 0 : places[count - 1];
    }

    /** Where the part ends that the place lies in, the place itself when in none. Places must ascend. */
    public int endAt(int place) {
        while (next < count && places[next + 1] <= place) {
            next += 2;
        }
        return next < count && places[next] <= place ? places[next + 1] : place;
    }
}
