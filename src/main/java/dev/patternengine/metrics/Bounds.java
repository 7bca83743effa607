package dev.patternengine.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and bounds what Vert.x, the JVM and the engine measure: one prefix, labels of few values, histograms of few buckets. */
final class Bounds implements MeterFilter {
    private static final String VERTX = "vertx.";
    private static final String BUS = VERTX + "eventbus.";

    /** The others of the bus are too many for what they tell, or wrong when two threads begin at once. */
    private static final Set<String> OF_BUS = Set.of(
            BUS + "delivered", BUS + "discarded", BUS + "reply.failures", BUS + "bytes.read", BUS + "bytes.written");
    /** Not in base units, or with names that Prometheus keeps for others; {@link ProcessTime} has the same. */
    private static final Set<String> REPLACED =
            Set.of(MeterNames.PREFIX + "process.cpu.time", MeterNames.PREFIX + "system.cpu.count");

    private static final Pattern TOPIC = Pattern.compile(
            "(observed|freeze|model|load|restore|forget|ask|patterns|quality|loop|readings)\\.(sequence|recovery|tool|performance|ingest|federation|store)"
                    + "|(stored|dropped|erased|federated|fenced|take|give-up|reload|level|federation-status|federation-order|checks)");
    private static final Pattern OF_NODE =
            Pattern.compile("(ingest|decide|retract|readiness|session|ask|loop|federation)\\..*");
    private static final Pattern UI = Pattern.compile("ui\\..*\\.([a-z]+)");

    /** From a hundredth of a millisecond, as upper bounds in nanoseconds: three a decade. */
    private static final double[] LATENCY = latency();

    private static final Map<String, double[]> HISTOGRAMS = Map.of(
            MeterNames.ACKNOWLEDGE,
            LATENCY,
            MeterNames.ADVICE,
            LATENCY,
            MeterNames.APPEND,
            LATENCY,
            MeterNames.LOOP_LAG,
            LATENCY,
            MeterNames.PREFIX + "redis.round.trip",
            LATENCY,
            MeterNames.PREFIX + "http.server.response.time",
            LATENCY,
            MeterNames.BATCH,
            new double[] {1, 10, 100, 1_000, 10_000});

    private static double[] latency() {
        double micros = TimeUnit.MICROSECONDS.toNanos(1);
        return Arrays.stream(new double[] {
                    50, 100, 250, 500, 1e3, 2.5e3, 5e3, 1e4, 2.5e4, 5e4, 1e5, 2.5e5, 5e5, 1e6, 2.5e6, 5e6, 1e7
                })
                .map(bound -> bound * micros)
                .toArray();
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String name = id.getName();
        if (OF_BUS.contains(name)) {
            return named(id, MeterNames.PREFIX + name.substring(VERTX.length())).replaceTags(topics(id.getTags()));
        }
        if (name.startsWith(MeterNames.PREFIX) || name.startsWith(BUS)) {
            return named(id, name);
        }
        return named(id, MeterNames.PREFIX + (name.startsWith(VERTX) ? name.substring(VERTX.length()) : name));
    }

    private static Meter.Id named(Meter.Id id, String name) {
        String help = name.startsWith(MeterNames.PREFIX) ? Help.of(name) : null;
        return help == null
                ? id.withName(name)
                : new Meter.Id(name, Tags.of(id.getTags()), id.getBaseUnit(), help, id.getType());
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean kept = id.getName().startsWith(MeterNames.PREFIX) && !REPLACED.contains(id.getName());
        return kept ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
    }

    private static List<Tag> topics(Iterable<Tag> tags) {
        List<Tag> bounded = new ArrayList<>();
        tags.forEach(tag -> bounded.add(tag.getKey().equals("address") ? Tag.of("topic", topic(tag.getValue())) : tag));
        return bounded;
    }

    /** The topic of an address, without the node or tenant in it; {@code other} for what is none of the engine's. */
    static String topic(String address) {
        if (TOPIC.matcher(address).matches()) {
            return address;
        }
        Matcher node = OF_NODE.matcher(address);
        if (node.matches()) {
            return node.group(1) + ".node";
        }
        Matcher ui = UI.matcher(address);
        return ui.matches() ? "ui." + ui.group(1) : "other";
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        double[] buckets = HISTOGRAMS.get(id.getName());
        return buckets == null
                ? config
                : DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(buckets)
                        .build()
                        .merge(config);
    }
}
