package dev.patternengine.http;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether an event loop is behind its work, told by a beat that comes late. A beat that is late once, as after a collection of garbage, says nothing: the loop is behind
 * when it has been late for {@value #BEHIND_MILLIS} ms without a beat in time. Asking costs a read of a field. One event loop.
 */
final class Strain {
    static final long BEAT_MILLIS = 100;
    /** What is due is done later than this. */
    static final long LATE_MILLIS = 200;
    /** Long enough that a pause of the process is none. */
    static final long BEHIND_MILLIS = 1_000;

    private final LongSupplier millis;
    private long due;
    private long lateSince = Long.MAX_VALUE;
    private boolean behind;

    /** @param millis of any origin, never going back */
    Strain(LongSupplier millis) {
        this.millis = millis;
        due = millis.getAsLong() + BEAT_MILLIS;
    }

    /** That of the event loop this is called on, which it watches from now on. */
    static Strain of(Vertx vertx) {
        Strain strain = new Strain(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        strain.goOn(vertx);
        return strain;
    }

    /** Not periodic: beats that were missed would come at once, and in time. */
    private void goOn(Vertx vertx) {
        vertx.setTimer(BEAT_MILLIS, timer -> {
            beat();
            goOn(vertx);
        });
    }

    /** What was due {@link #BEAT_MILLIS} after the last beat is done now. */
    void beat() {
        long now = millis.getAsLong();
        lateSince = now - due > LATE_MILLIS ? Math.min(lateSince, due) : Long.MAX_VALUE;
        behind = lateSince != Long.MAX_VALUE && now - lateSince >= BEHIND_MILLIS;
        due = now + BEAT_MILLIS;
    }

    /** Whether what comes now will wait long, so that large things are better refused than begun. */
    boolean isBehind() {
        return behind;
    }
}
