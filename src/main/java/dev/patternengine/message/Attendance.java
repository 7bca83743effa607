package dev.patternengine.message;

import dev.patternengine.metrics.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Counts those who listen to what happens, and what became of them: as meters of the node, whose labels are the constants below. May be
 * used from any thread.
 */
public final class Attendance {
    private final Map<Way, AtomicInteger> listeners;
    private final Map<Drop, Counter> dropped;
    private final Map<Frame, Counter> refused;

    /** Over what somebody listens. */
    public enum Way {
        /** A WebSocket of the interface. */
        SOCKET,
        /** An event stream (Server-Sent Events). */
        STREAM,
        /** The bridge to browsers. */
        BRIDGE
    }

    /** Why a listener was dropped. */
    public enum Drop {
        /** Events came faster than they were read. */
        SLOW,
        /** No sign of life. */
        SILENT,
        /** The key holds no longer. */
        KEY
    }

    /** What the bridge refused to do. */
    public enum Frame {
        /** Listening at an address. */
        REGISTER,
        /** Sending to one. */
        SEND,
        /** Telling all at one. */
        PUBLISH,
        /** What is no frame, is of no type that there is or names no address, and what a connection may not have more of. */
        OTHER
    }

    /** @param registry that shows the meters */
    Attendance(MeterRegistry registry) {
        listeners = each(Way.class, way -> gauge(registry, way));
        dropped = each(Drop.class, drop -> counter(registry, MeterNames.LISTENERS_DROPPED, MeterNames.REASON, drop));
        refused = each(Frame.class, frame -> counter(registry, MeterNames.FRAMES_REFUSED, MeterNames.FRAME, frame));
    }

    private static <E extends Enum<E>, M> Map<E, M> each(Class<E> labels, Function<E, M> meter) {
        Map<E, M> meters = new EnumMap<>(labels);
        for (E label : labels.getEnumConstants()) {
            meters.put(label, meter.apply(label));
        }
        return meters;
    }

    private static AtomicInteger gauge(MeterRegistry registry, Way way) {
        AtomicInteger count = new AtomicInteger();
        Gauge.builder(MeterNames.LISTENERS, count, AtomicInteger::get)
                .tag(MeterNames.WAY, label(way))
                .strongReference(true)
                .register(registry);
        return count;
    }

    private static Counter counter(MeterRegistry registry, String name, String key, Enum<?> label) {
        return Counter.builder(name).tag(key, label(label)).register(registry);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Somebody listens from now on. */
    public void come(Way way) {
        listeners.get(way).incrementAndGet();
    }

    /** Somebody who came listens no longer. */
    public void go(Way way) {
        listeners.get(way).decrementAndGet();
    }

    /** Somebody was dropped; that the connection is gone, too, is told by {@link #go}. */
    public void drop(Drop reason) {
        dropped.get(reason).increment();
    }

    /** The bridge refused a frame. */
    public void refuse(Frame frame) {
        refused.get(frame).increment();
    }

    /** How many listen now, over whatever connection. */
    public int listeners() {
        return listeners.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many were dropped for this reason since the start. */
    public long dropped(Drop reason) {
        return (long) dropped.get(reason).count();
    }

    /** How many frames of this sort the bridge refused since the start. */
    public long refused(Frame frame) {
        return (long) refused.get(frame).count();
    }
}
