package dev.patternengine.http;

import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Way;
import io.vertx.core.Future;
import java.util.Set;

/** Somebody who listens to a tenant's events over a connection that can fill up. One event loop. */
abstract class Listener {
    /** Why those are dropped whose key was revoked or ran out. */
    static final String KEY_IS_OVER = "the key holds no longer";

    /** Why those are dropped who do not keep up. */
    static final String TOO_SLOW = "too slow: events are not read as fast as they come";

    private final Caller caller;
    private final Set<String> events;
    private long waiting;

    /**
     * @param caller who listens
     * @param events the names of those that are wanted
     */
    Listener(Caller caller, Set<String> events) {
        this.caller = caller;
        this.events = Set.copyOf(events);
    }

    /** Who listens. */
    Caller caller() {
        return caller;
    }

    /** Whether events of this name are wanted. */
    boolean wants(String event) {
        return events.contains(event);
    }

    /** Whether so much waits to be read that it cannot keep up. */
    boolean isFull() {
        return waiting > LiveRoutes.QUEUE_BYTES;
    }

    /** Counts characters that were written until they are on their way. */
    void count(int characters, Future<Void> written) {
        waiting += characters;
        written.onComplete(done -> waiting -= characters);
    }

    /** Writes an event. */
    abstract void tell(Told told);

    /** Writes something that keeps the connection alive; false where the other side has not answered for long. */
    abstract boolean beat();

    /** Over what. */
    abstract Way way();

    /** Ends the connection, saying why. */
    abstract void drop(Drop drop, String reason);
}
