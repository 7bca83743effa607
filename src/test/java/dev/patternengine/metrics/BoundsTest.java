package dev.patternengine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    private final Telemetry telemetry = new Telemetry();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "stored, stored",
        "observed.sequence, observed.sequence",
        "ingest.0f3c-77, ingest.node",
        "federation.0f3c-77, federation.node",
        "ui.some-tenant.loops, ui.loops",
        "ui.a.b.loops, ui.loops",
        "ask.tool, ask.tool",
        "ask.0f3c-77, ask.node",
        "something.else, other"
    })
    void topic_ofAnAddress_holdsNoNodeAndNoTenant(String address, String topic) {
        assertThat(Bounds.topic(address)).isEqualTo(topic);
    }

    @Test
    void scrape_metersOfOthers_haveThePrefixAndNoOtherMeterOfTheBus() {
        telemetry.registry().counter("vertx.http.server.requests").increment();
        telemetry.registry().counter("jvm.things").increment();
        telemetry.registry().counter("vertx.eventbus.sent", "address", "stored").increment();
        telemetry
                .registry()
                .counter("vertx.eventbus.delivered", "address", "ingest.7")
                .increment();
        assertThat(telemetry.scrape(List.of()))
                .contains("pattern_engine_http_server_requests_total 1.0")
                .contains("pattern_engine_jvm_things_total 1.0")
                .contains("pattern_engine_eventbus_delivered_total{topic=\"ingest.node\"} 1.0")
                .doesNotContain("sent");
    }

    @Test
    void scrape_latency_hasBucketsOfFixedNumber() {
        Timer.builder(MeterNames.ACKNOWLEDGE).register(telemetry.registry()).record(java.time.Duration.ofMillis(3));
        List<String> buckets = telemetry
                .scrape(List.of())
                .lines()
                .filter(line -> line.startsWith("pattern_engine_ingest_acknowledge_seconds_bucket"))
                .toList();
        assertThat(buckets).hasSize(18).anyMatch(line -> line.endsWith("{le=\"0.005\"} 1"));
        assertThat(buckets).anyMatch(line -> line.endsWith("{le=\"0.0025\"} 0"));
    }

    @Test
    void scrape_readingsThatAreNoLongerTold_areGone() {
        Reading first = Reading.gauge("federation.peer.member", 1, "peer", "a:1");
        Reading second = Reading.gauge("federation.peer.member", 0, "peer", "b:1");
        assertThat(telemetry.scrape(List.of(first, second)))
                .contains("pattern_engine_federation_peer_member{peer=\"a:1\"} 1.0");
        assertThat(telemetry.scrape(List.of(second)))
                .doesNotContain("a:1")
                .contains("pattern_engine_federation_peer_member{peer=\"b:1\"} 0.0");
    }

    @Test
    void scrape_counter_showsItsNewestValue() {
        telemetry.scrape(List.of(Reading.counter("redis.connects", 1)));
        assertThat(telemetry.scrape(List.of(Reading.counter("redis.connects", 5))))
                .contains("pattern_engine_redis_connects_total 5.0");
    }
}
