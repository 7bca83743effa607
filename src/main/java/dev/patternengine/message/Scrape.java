package dev.patternengine.message;

import dev.patternengine.domain.Kind;
import dev.patternengine.metrics.MeterNames;
import dev.patternengine.metrics.Reading;
import dev.patternengine.metrics.Telemetry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gathers what the parts of a node say of their state, and renders it with all that was counted. */
final class Scrape {
    /** A part that is busy for longer, such as a miner that lists patterns, is missing from the scrape. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Bus bus;
    private final Telemetry telemetry;
    private final List<String> parts;

    /** @param amongOthers whether the node has a federation */
    Scrape(Bus bus, Telemetry telemetry, boolean amongOthers) {
        this.bus = bus;
        this.telemetry = telemetry;
        this.parts = Stream.concat(
                        Kind.ALL.stream().map(Kind::label),
                        amongOthers ? Stream.of("ingest", "federation") : Stream.of("ingest"))
                .toList();
    }

    Future<String> run() {
        List<Future<ReadingsMessage>> asked = parts.stream()
                .map(part -> bus.request(Topics.readings(part), Done.DONE, PATIENCE_MILLIS))
                .toList();
        return Future.join(asked).transform(done -> Future.succeededFuture(telemetry.scrape(readings(asked))));
    }

    private static List<Reading> readings(List<Future<ReadingsMessage>> asked) {
        List<Reading> readings = new ArrayList<>();
        int missing = 0;
        for (Future<ReadingsMessage> part : asked) {
            if (part.succeeded()) {
                readings.addAll(part.result().readings());
            } else {
                missing++;
            }
        }
        readings.add(Reading.gauge(MeterNames.SCRAPE_MISSING, missing));
        return readings;
    }
}
