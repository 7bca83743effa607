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
    private final Predicate<Caller> stands;
    private Runnable end = () -> {};
    private long emptySince = System.nanoTime();

    /** @param stands whether a caller who was let in still would be */
    Channel(Attendance attendance, Predicate<Caller> stands) {
        this.attendance = attendance;
        this.stands = stands;
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
        listener.drop(drop, reason);
    }

    /** Whether nobody has listened for so long. */
    boolean isAbandoned(long nanos) {
        return listeners.isEmpty() && System.nanoTime() - emptySince > nanos;
    }

    /** Drops those whose caller would not be let in any more. */
    void sweep() {
        List.copyOf(listeners).forEach(this::dropIfStranger);
    }

    /** Whether the listener's caller would not be let in any more, so that it was dropped. */
    private boolean dropIfStranger(Listener listener) {
        boolean stranger = !stands.test(listener.caller());
        if (stranger) {
            drop(listener, Drop.KEY, Listener.KEY_IS_OVER);
        }
        return stranger;
    }

    /** Tells all who want it and still may; drops those who cannot keep up. */
    void tell(String event, String data) {
        Told told = ring.add(event, data, !event.equals(OF_THE_MOMENT));
        for (Listener listener : List.copyOf(listeners)) {
            if (!dropIfStranger(listener)) {
                tell(listener, told);
            }
        }
    }

    private void tell(Listener listener, Told told) {
        if (listener.isFull()) {
            drop(listener, Drop.SLOW, Listener.TOO_SLOW);
        } else if (listener.wants(told.event())) {
            listener.tell(told);
        }
    }

    /** Keeps connections alive; drops those that are not, and those whose caller would not be let in any more. */
    void beat() {
        for (Listener listener : List.copyOf(listeners)) {
            if (!dropIfStranger(listener) && !listener.beat()) {
                drop(listener, Drop.SILENT, "no answer to pings");
            }
        }
    }

    void end() {
        end.run();
    }
}
