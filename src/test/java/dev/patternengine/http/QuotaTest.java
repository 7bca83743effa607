package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.access.Rate;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Role;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.AcknowledgementMessage;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final String PATH = "/api/v1/observations";
    private static final String LINE = "{\"task\":\"a\"}\n";

    private final Door door = new Door();
    private EdgeServer server;

    @AfterEach
    void close() {
        server.close();
    }

    private void start(Quota quota, int idleSeconds) {
        HttpSettings settings = HttpSettings.DEFAULT
                .withQuota(quota)
                .withLimits(HttpSettings.Limits.DEFAULT.withIdleSeconds(idleSeconds));
        server = new EdgeServer(settings, door.gatekeeper);
    }

    private static Quota rate(long perSecond, long burst) {
        return new Quota(Optional.of(new Rate(perSecond, burst)), 1_000);
    }

    private Reply tell(String key, int count) {
        String body = "[" + String.join(",", List.of(LINE.repeat(count).strip().split("\n", -1))) + "]";
        return server.post(PATH, BodyPublishers.ofString(body), "application/json", "X-API-Key", key);
    }

    private Reply stream(String key, int lines) {
        return server.post(PATH, BodyPublishers.ofString(LINE.repeat(lines)), "application/x-ndjson", "X-API-Key", key);
    }

    private long accepted() {
        return server.engine.submissions.stream()
                .mapToLong(submission -> submission.observations().size())
                .sum();
    }

    @Test
    void observe_withinTheRate_saysHowMuchIsLeft() {
        start(rate(10, 1_000), 30);

        Reply reply = tell(door.owner.get(Role.WRITE), 400);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"observations\";q=1000;w=100");
        assertThat(reply.header("RateLimit")).matches("\"observations\";r=6[0-9][0-9];t=[34][0-9]");
        assertThat(reply.header("Retry-After")).isEmpty();
    }

    @Test
    void observe_beyondTheRate_isToldToWaitAndNobodyElseIs() throws IOException {
        start(rate(1, 10), 30);
        String key = door.owner.get(Role.WRITE);
        assertThat(tell(key, 300).status()).isEqualTo(200);

        Reply refused = tell(key, 1);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.json().path("title").asText()).isEqualTo("Too many observations");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(200, 291);
        assertThat(refused.header("RateLimit")).matches("\"observations\";r=0;t=[23][0-9][0-9]");
        assertThat(accepted()).isEqualTo(300);
        assertThat(tell(door.stranger.get(Role.WRITE), 1).status()).isEqualTo(200);
        assertThat(tell(door.owner.get(Role.ADMIN), 1).status())
                .as("another key of the tenant")
                .isEqualTo(429);
    }

    @Test
    void observe_streamBeyondTheRate_isReadNoFaster() throws IOException {
        start(rate(10_000, 10_000), 30);

        Reply reply = stream(door.owner.get(Role.WRITE), 15_000);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("accepted").asLong()).isEqualTo(15_000);
        assertThat(accepted()).isEqualTo(15_000);
    }

    @Test
    void observe_streamFarBeyondTheRate_isToldFromWhichLineOn() throws IOException {
        start(rate(1, 1), 1);

        Reply reply = stream(door.owner.get(Role.WRITE), 50_000);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isGreaterThan(10);
        assertThat(reply.json().path("errors").path(0).path("line").asLong()).isEqualTo(accepted() + 1);
        assertThat(accepted()).isBetween(1L, 49_999L);
    }

    @Test
    void observe_whatIsKnownAlready_costsNothing() {
        start(rate(1, 1_000), 30);
        server.engine.ingest = submission -> Future.succeededFuture(new AcknowledgementMessage(
                Level.FSYNCED,
                IntStream.range(0, submission.observations().size()).boxed().toList()));

        for (int time = 0; time < 5; time++) {
            assertThat(tell(door.owner.get(Role.WRITE), 900).status()).isEqualTo(200);
        }
    }

    @Test
    void observe_noRate_saysNothingOfIt() {
        start(Quota.DEFAULT, 30);

        Reply reply = tell(door.owner.get(Role.WRITE), 1);

        assertThat(reply.header("RateLimit")).isEmpty();
        assertThat(reply.header("RateLimit-Policy")).isEmpty();
    }

    @Test
    void observe_moreTenantsThanMayBe_isRefusedAndReadingIsNot() throws IOException {
        start(new Quota(Optional.empty(), 2), 30);
        server.engine.tenants = List.of("default", Door.STRANGER);

        Reply refused = tell(door.owner.get(Role.WRITE), 1);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("title").asText()).isEqualTo("Too many tenants");
        assertThat(refused.header("Retry-After")).as("waiting makes no room").isEmpty();
        assertThat(tell(door.stranger.get(Role.WRITE), 1).status()).isEqualTo(200);
        assertThat(tell(door.operator, 1).status()).isEqualTo(200);
        assertThat(server.send("GET", "/api/v1/stats", BodyPublishers.noBody(), "X-API-Key", door.owner.get(Role.READ))
                        .status())
                .isEqualTo(200);
        assertThat(accepted()).isEqualTo(2);
    }

    @Test
    void observe_newcomersAtOnce_areNoMoreThanMayBe() {
        start(new Quota(Optional.empty(), 2), 30);
        server.engine.tenants = List.of();

        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(number -> door.key("tenant-" + number, Role.WRITE))
                .map(key -> tell(key, 1).status())
                .toList();

        assertThat(statuses).containsExactly(200, 200, 429, 429, 429);
    }
}
