package dev.patternengine.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts those who listen, and what became of them. May be read from any thread. */
final class Figures {
    private final AtomicInteger listeners = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void come() {
        listeners.incrementAndGet();
    }

    void go() {
        listeners.decrementAndGet();
    }

    void drop() {
        dropped.increment();
    }

    void refuse() {
        refused.increment();
    }

    /** How many listen now, over whatever connection. */
    int listeners() {
        return listeners.get();
    }

    /** How many were dropped because they could not keep up. */
    long dropped() {
        return dropped.sum();
    }

    /** How many frames of the bridge were refused. */
    long refused() {
        return refused.sum();
    }
}
