package dev.patternengine.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The meters of one engine. May be used from any thread. */
public final class Telemetry implements AutoCloseable {
    private static final long LOOP_MILLIS = 100;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Readings readings = new Readings(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<Supplier<List<Reading>>> sources = new CopyOnWriteArrayList<>();

    public Telemetry() {
        registry.config().meterFilter(new Bounds());
        Gauge.builder(MeterNames.BUILD, () -> 1).tag("version", version()).register(registry);
    }

    /** Measures this process: memory, collections, threads, processor, descriptors. Once, until {@link #close}. */
    public void watchProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        ProcessTime.bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private static String version() {
        return Optional.ofNullable(Telemetry.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    /** Where meters are registered. */
    public MeterRegistry registry() {
        return registry;
    }

    /** A Vert.x instance that measures its HTTP server, event bus, clients and pools. */
    public VertxBuilder measured(VertxOptions options) {
        MicrometerMetricsOptions measuring = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setRegistryName("pattern-engine-" + Integer.toHexString(System.identityHashCode(this)))
                .setLabels(EnumSet.of(
                        Label.HTTP_ROUTE, Label.HTTP_CODE, Label.EB_ADDRESS, Label.EB_FAILURE, Label.POOL_NAME))
                .setServerRequestTagsProvider(request -> List.of(Tag.of(
                        "method",
                        METHODS.contains(request.method().name())
                                ? request.method().name()
                                : "other")));
        return Vertx.builder()
                .with(new VertxOptions(options).setMetricsOptions(measuring))
                .withMetrics(new MicrometerMetricsFactory(registry));
    }

    /** Measures how late timers of an event loop are, ten times a second; call it on a context of the loop. */
    public void watchLoop(Vertx vertx) {
        Timer lag = Timer.builder(MeterNames.LOOP_LAG).register(registry);
        long[] due = {System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOP_MILLIS)};
        vertx.setPeriodic(LOOP_MILLIS, timer -> {
            long now = System.nanoTime();
            lag.record(Math.max(0, now - due[0]), TimeUnit.NANOSECONDS);
            due[0] = now + TimeUnit.MILLISECONDS.toNanos(LOOP_MILLIS);
        });
    }

    /** Reads this too at each scrape. It may be asked on any thread and must answer at once. */
    public void source(Supplier<List<Reading>> source) {
        sources.add(source);
    }

    /** All meters in Prometheus' text format, with these readings. Blocks for about a millisecond. */
    public String scrape(List<Reading> now) {
        List<Reading> all = new ArrayList<>(now);
        sources.forEach(source -> all.addAll(source.get()));
        readings.take(all);
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
