package dev.patternengine.http;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the next sign of progress of a request, so long and no longer. Time in which the server itself does not read counts
 * for nothing. Cost: a timer a request and period. One event loop.
 */
final class Patience {
    private final Vertx vertx;
    private final long millis;
    private final Runnable lost;
    private long since;
    private long timer;
    private boolean held;
    private boolean ended;

    /**
     * @param millis to wait for
     * @param lost is run once, when nothing came for as long
     */
    Patience(Vertx vertx, long millis, Runnable lost) {
        this.vertx = vertx;
        this.millis = millis;
        this.lost = lost;
    }

    void begin() {
        progress();
        timer = vertx.setTimer(millis, now -> look());
    }

    /** Something came: waits anew. */
    void progress() {
        since = System.nanoTime();
    }

    /** Nothing is read until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        if (held) {
            held = false;
            progress();
        }
    }

    /** Waits no longer. */
    void end() {
        ended = true;
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (ended) {
            return;
        }
        long waited = held ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        if (waited < millis) {
            timer = vertx.setTimer(millis - waited, now -> look());
        } else {
            ended = true;
            lost.run();
        }
    }
}
