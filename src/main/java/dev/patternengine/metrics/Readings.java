package dev.patternengine.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest readings as meters of a registry: those that are no longer told are removed. */
final class Readings {
    private final MeterRegistry registry;
    private final Map<Series, Held> held = new HashMap<>();

    private record Series(String name, List<String> labels) {}

    /** The value behind a meter. Written under a lock, read by whoever renders. */
    private static final class Held {
        private volatile double value;
        private Meter meter;
    }

    Readings(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Takes all readings there are now, in place of those before. */
    synchronized void take(List<Reading> readings) {
        Set<Series> told = new HashSet<>();
        for (Reading reading : readings) {
            Series series = new Series(reading.name(), reading.labels());
            told.add(series);
            Held one = held.computeIfAbsent(series, added -> register(reading));
            one.value = reading.value();
        }
        for (Series series : new ArrayList<>(held.keySet())) {
            if (!told.contains(series)) {
                registry.remove(held.remove(series).meter);
            }
        }
    }

    private Held register(Reading reading) {
        Held fresh = new Held();
        String name = MeterNames.PREFIX + reading.name();
        Tags tags = Tags.of(reading.labels().toArray(String[]::new));
        fresh.meter = reading.sort() == Reading.Sort.GAUGE
                ? Gauge.builder(name, fresh, one -> one.value)
                        .tags(tags)
                        .strongReference(true)
                        .register(registry)
                : FunctionCounter.builder(name, fresh, one -> one.value)
                        .tags(tags)
                        .register(registry);
        return fresh;
    }
}
