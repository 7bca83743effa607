package dev.patternengine.http;

import dev.patternengine.message.Attendance;
import dev.patternengine.message.Attendance.Drop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Those who listen to one tenant, and its last events. One event loop. */
final class Channel {
    /** What is told every second is of the moment. */
    private static final String OF_THE_MOMENT = "rates";

    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final Ring ring = new Ring();
    private final Attendance attendance;
    private Runnable end = () -> {};
    private long emptySince = System.nanoTime();

    Channel(Attendance attendance) {
        this.attendance = attendance;
    }

    /** Where its events come from, to be ended with it. */
    void from(Runnable source) {
        end = source;
    }

    Ring ring() {
        return ring;
    }

    void add(Listener listener) {
        attendance.come(listener.way());
        listeners.add(listener);
    }

    /** Nothing, where it was dropped before. */
    void remove(Listener listener) {
        if (listeners.remove(listener)) {
            attendance.go(listener.way());
            emptySince = System.nanoTime();
        }
    }

    private void drop(Listener listener, Drop drop, String reason) {
        attendance.drop(drop);
        remove(listener);
        listener.drop(reason);
    }

    /** Whether nobody has listened for so long. */
    boolean isAbandoned(long nanos) {
        return listeners.isEmpty() && System.nanoTime() - emptySince > nanos;
    }

    /** Tells all who want it; drops those who cannot keep up. */
    void tell(String event, String data) {
        Told told = ring.add(event, data, !event.equals(OF_THE_MOMENT));
        for (Listener listener : List.copyOf(listeners)) {
            if (listener.isFull()) {
                drop(listener, Drop.SLOW, "too slow: events are not read as fast as they come");
            } else if (listener.wants(event)) {
                listener.tell(told);
            }
        }
    }

    /** Keeps connections alive; drops those that are not, and those whose caller would not be let in any more. */
    void beat(Predicate<Caller> stands) {
        for (Listener listener : List.copyOf(listeners)) {
            if (!stands.test(listener.caller())) {
                drop(listener, Drop.KEY, "the key holds no longer");
            } else if (!listener.beat()) {
                drop(listener, Drop.SILENT, "no answer to pings");
            }
        }
    }

    void end() {
        end.run();
    }
}
