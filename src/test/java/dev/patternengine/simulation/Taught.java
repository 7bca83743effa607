package dev.patternengine.simulation;

import java.util.List;

/** What an entry teaches: each of these observations once. A number tells the session and the place in it. */
record Taught(List<Long> observations) {
    static final int BYTES = 500;
    static final Taught NOTHING = new Taught(List.of());

    static long observation(int session, int place) {
        return session * 1_000_000L + place;
    }

    static int session(long observation) {
        return (int) (observation / 1_000_000L);
    }
}
