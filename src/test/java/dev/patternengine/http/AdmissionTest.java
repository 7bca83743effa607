package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.http.EdgeServer.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom the engine answers, and which pages may ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionTest {
    private static final String PAGE = "https://agents.example";
    private static final String OBSERVATIONS = "/api/v1/observations";
    private static final String JSON = "application/json";
    private static final String ONE = "{\"task\":\"a\"}";

    private EdgeServer closed;
    private EdgeServer open;

    @BeforeAll
    void open() {
        closed = new EdgeServer();
        open = new EdgeServer(HttpSettings.DEFAULT.with(
                new HttpSettings.Names(Set.of("engine.example"), Set.of(PAGE, "http://127.0.0.1:1"))));
    }

    @AfterAll
    void close() {
        closed.close();
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:8080",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "localhost@attacker.example",
                "128.0.0.1",
                "[::2]",
                "0.0.0.0",
                "engine.example",
                "x",
                ""
            })
    void get_foreignHost_isMisdirected(String host) {
        String answer = get(closed, "Host: " + host);

        assertThat(answer).startsWith("HTTP/1.1 421").contains("--allowed-host").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.:80",
                "127.0.0.1:1",
                "127.1.2.3",
                "[::1]:8080",
                "a.localhost"
            })
    void get_ownHost_isServed(String host) {
        assertThat(get(closed, "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://attacker.example/livez", "HTTPS://attacker.example:1/livez", "ws://attacker.example"})
    void get_lineThatNamesAForeignHost_isMisdirectedWhateverTheHeader(String target) {
        String answer = closed.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421");
    }

    @Test
    void get_lineThatNamesThisMachine_isServed() {
        String answer =
                closed.raw("GET http://localhost:1/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/livez/",
                "/livez//",
                "/livez/.",
                "//livez",
                "/./livez",
                "/a/../livez",
                "/%2E/livez",
                "/livez/%2e%2E"
            })
    void get_pathInAnotherSpelling_isNotFound(String path) {
        String answer = closed.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine.example", "Engine.Example.:443", "localhost"})
    void get_allowedHost_isServed(String host) {
        assertThat(get(open, "Host: " + host)).startsWith("HTTP/1.1 200");
        assertThat(get(open, "Host: attacker.example")).startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Host: localhost\r\nHost: localhost", "Host: localhost\r\nHost: attacker.example"})
    void get_noHostOrTwo_isRefused(String headers) {
        assertThat(get(closed, headers)).startsWith("HTTP/1.1 400");
    }

    @Test
    void listener_ofAllAddresses_servesAnyHostUnlessSomeAreAllowed() {
        try (EdgeServer everywhere = everywhere(HttpSettings.DEFAULT)) {
            assertThat(get(everywhere, "Host: anything.example")).startsWith("HTTP/1.1 200");
        }
        HttpSettings named = HttpSettings.DEFAULT.with(new HttpSettings.Names(Set.of("engine.example"), Set.of()));
        try (EdgeServer everywhere = everywhere(named)) {
            assertThat(get(everywhere, "Host: anything.example")).startsWith("HTTP/1.1 421");
            assertThat(get(everywhere, "Host: engine.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void preflight_allowedPage_isToldWhatItMaySend() {
        Reply reply = preflight(open, PAGE);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(reply.header("Access-Control-Allow-Headers")).containsIgnoringCase("idempotency-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "https://agents.example.elsewhere.example"})
    void preflight_otherPage_isAllowedNothing(String page) {
        for (EdgeServer server : new EdgeServer[] {open, closed}) {
            Reply reply = preflight(server, page);

            assertThat(reply.status()).isGreaterThanOrEqualTo(400);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void post_allowedPage_writesAndReadsTheAnswer() {
        Reply reply = open.post(OBSERVATIONS, BodyPublishers.ofString(ONE), JSON, "Origin", PAGE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(reply.header("Vary")).containsIgnoringCase("origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void write_otherPage_isForbidden(String method) {
        Reply reply = open.send(
                method,
                OBSERVATIONS,
                BodyPublishers.ofString(ONE),
                "Origin",
                "https://elsewhere.example",
                "Content-Type",
                JSON);

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void get_anyPage_isNotToldThatItMayReadWhereNoneIsAllowed() {
        Reply reply = closed.send("GET", "/livez", BodyPublishers.noBody(), "Origin", PAGE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static Reply preflight(EdgeServer server, String page) {
        return server.send(
                "OPTIONS",
                OBSERVATIONS,
                BodyPublishers.noBody(),
                "Origin",
                page,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type,idempotency-key");
    }

    private static EdgeServer everywhere(HttpSettings settings) {
        return new EdgeServer(settings.at("0.0.0.0", 0), new Door().gatekeeper, Clock.systemUTC());
    }

    private static String get(EdgeServer server, String headers) {
        return server.raw("GET /livez HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
    }
}
