package dev.patternengine.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/** Counts the rounds that were begun and have ended, in order, so that one can wait for those under way. One thread. */
final class Rounds {
    private final List<Waiting> waiting = new ArrayList<>();
    private long begun;
    private long ended;

    private record Waiting(long rounds, Promise<Void> promise) {}

    void begin() {
        begun++;
    }

    /** A round has ended, well or not. */
    void end() {
        ended++;
        waiting.removeIf(one -> one.rounds() <= ended && one.promise().tryComplete());
    }

    /** Completes when all rounds that were begun have ended. */
    Future<Void> settled() {
        Promise<Void> promise = Promise.promise();
        if (ended == begun) {
            promise.complete();
        } else {
            waiting.add(new Waiting(begun, promise));
        }
        return promise.future();
    }
}
