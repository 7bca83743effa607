package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.http.EdgeServer.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every path: errors, headers, the contract and the pages. */
class ProtocolTest {
    private final EdgeServer server = new EdgeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/nothing",
                "/assets/nothing.js",
                "/assets/..%2f..%2fopenapi.yaml",
                "/docs/assets/pom.xml",
                "/docs/assets",
                "/docs/assets/",
                "/docs/assets/index.html",
                "/docs/assets/swagger-ui.css/",
                "/assets",
                "/assets/",
                "/assets/app.js/"
            })
    void get_unknownPath_isNotFound(String path) {
        Reply reply = server.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/observations,POST",
        "PUT,/api/v1/recommendations,POST",
        "HEAD,/api/v1/observations,POST",
        "POST,/api/v1/patterns,'GET, HEAD'",
        "DELETE,/api/v1/patterns/p-1,'GET, HEAD'",
        "POST,/livez,'GET, HEAD'",
        "POST,/,'GET, HEAD'",
        "POST,/assets/app.js,'GET, HEAD'"
    })
    void request_wrongMethod_namesTheRightOne(String method, String path, String allowed) {
        Reply reply = server.send(method, path, BodyPublishers.noBody());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo(allowed);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/openapi.json",
                "/livez",
                "/readyz",
                "/health",
                "/api/v1/patterns",
                "/api/v1/patterns/unknown",
                "/api/v1/patterns?limit=x",
                "/api/v1/sessions/run-7",
                "/api/v1/stats",
                "/nothing"
            })
    void head_anyPath_answersLikeGetWithoutTheBody(String path) {
        Reply get = server.get(path);
        Reply head = server.send("HEAD", path, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.response().body()).isEmpty();
        assertThat(withoutNames(head)).isEqualTo(withoutNames(get));
        assertThat(head.header("Content-Length")).isNotEmpty();
    }

    /** Its headers but those that name the request, and so differ each time. */
    private static Map<String, List<String>> withoutNames(Reply reply) {
        Map<String, List<String>> headers =
                new TreeMap<>(reply.response().headers().map());
        assertThat(headers.remove("x-request-id")).hasSize(1);
        assertThat(headers.remove("traceresponse")).hasSize(1);
        return headers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/app.js", "/docs/assets/swagger-ui.css"})
    void head_asset_tellsTheLengthWithoutTheBody(String path) {
        Reply head = server.send("HEAD", path, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(server.get(path).header("Content-Length"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../openapi.yaml",
                "/assets/%2e%2e/openapi.yaml",
                "/assets/.%2e/openapi.yaml",
                "/assets/..%2fopenapi.yaml",
                "/assets/..%5copenapi.yaml",
                "/assets/..\\openapi.yaml",
                "/assets/%5c..%5c..%5copenapi.yaml",
                "/assets/..%252fopenapi.yaml",
                "/assets/%c0%ae%c0%ae/openapi.yaml",
                "/assets/..;/openapi.yaml",
                "/assets//../../openapi.yaml",
                "/assets/app.js%00.txt",
                "/assets/..%2f%00openapi.yaml",
                "/assets/%2fetc%2fpasswd",
                "/assets//etc/passwd",
                "/assets/C:%5cwindows%5cwin.ini",
                "/assets/file:%2f%2f%2fetc%2fpasswd",
                "/assets/.app.js",
                "/docs/assets/..%2f..%2f..%2fMANIFEST.MF",
                "/docs/assets/%2e%2e/%2e%2e/index.html",
                "/docs/assets/package.json/../../../../../../openapi.yaml"
            })
    void get_pathTrick_servesNothingAndTheFilesAfterIt(String path) {
        String answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] 40[04] .*")
                .doesNotContain("openapi: 3", "root:", "Manifest-Version");
        assertThat(server.get("/assets/app.js").status()).isEqualTo(200);
    }

    /** GHSA-cphf-4846-3xx9: a path that leads elsewhere must not be remembered as the file's that it names. */
    @Test
    void get_pathThatLeavesAndComesBack_doesNotHideTheFile() {
        for (String path : new String[] {"/assets/x%2F..%2Fapp.js", "/assets/x/../app.js", "/assets/%2Fapp.js"}) {
            server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }

        assertThat(server.get("/assets/app.js").status()).isEqualTo(200);
    }

    @Test
    void request_manyHeaders_isServedUpToTheBound() {
        String some = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + "A: b\r\n".repeat(1_500);
        String many = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + "A: b\r\n".repeat(3_000);

        assertThat(server.raw(some + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(server.raw(many + "\r\n")).startsWith("HTTP/1.1 431");
    }

    @Test
    void request_anyAnswer_hasSecurityHeadersAndEchoesTheId() {
        for (String path : new String[] {"/", "/api/v1/stats", "/nothing", "/assets/app.js"}) {
            Reply reply = server.send("GET", path, BodyPublishers.noBody(), "X-Request-Id", "abc-1");

            assertThat(reply.header("X-Request-Id")).as(path).isEqualTo("abc-1");
            assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(reply.header("Content-Security-Policy"))
                    .as(path)
                    .contains("script-src 'self';")
                    .contains("style-src 'self';");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/observations", "/api/v1/recommendations", "/api/v1/outcomes"})
    void post_noMediaType_isUnsupported(String path) {
        Reply reply = server.send("POST", path, BodyPublishers.ofString("{\"task\":\"a\"}"));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(server.engine.submissions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "http://elsewhere.example", "http://127.0.0.1:1", "http://127.0.0.1"})
    void post_foreignOrigin_isForbidden(String origin) {
        Reply reply = server.post(
                "/api/v1/observations",
                BodyPublishers.ofString("{\"task\":\"a\"}"),
                "application/json",
                "Origin",
                origin);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(server.engine.submissions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void post_ownOrigin_isTaken(String scheme) {
        Reply reply = server.post(
                "/api/v1/observations",
                BodyPublishers.ofString("{\"task\":\"a\"}"),
                "application/json",
                "Origin",
                scheme + "://127.0.0.1:" + server.port());

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void get_foreignOrigin_isAnswered() {
        Reply reply =
                server.send("GET", "/api/v1/stats", BodyPublishers.noBody(), "Origin", "http://elsewhere.example");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void request_oddId_isNotEchoed() {
        Reply reply = server.send("GET", "/livez", BodyPublishers.noBody(), "X-Request-Id", "a b\u00e9");

        assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @CsvSource({"'GET /%zz HTTP/1.1', 400", "'nonsense', 400", "'GET /api/v1/patterns/%ff%zz HTTP/1.1', 400"})
    void request_malformed_isAClientError(String line, int status) {
        String answer = server.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + ".*").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void post_brokenChunk_isAnsweredWithoutATrace(String type) {
        try (Faults faults = new Faults()) {
            String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("connection: close")
                    .contains("application/problem+json", "the chunks of the body are malformed");
            assertThat(faults.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void post_clientLeavesInTheMiddle_isNoFault(String type) {
        try (Faults faults = new Faults()) {
            server.leave("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nContent-Length: 100\r\n\r\n{");

            server.get("/livez");
            assertThat(faults.messages()).isEmpty();
        }
    }

    @Test
    void request_headersTooLarge_isRefused() {
        String answer =
                server.raw("GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(9_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @Test
    void request_lineTooLong_isRefused() {
        String answer = server.raw("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 414.*").contains("application/problem+json");
    }

    @Test
    void request_http2ClearText_isNotSpoken() {
        String upgrade = """
            GET /livez HTTP/1.1
            Host: localhost
            Connection: Upgrade, HTTP2-Settings
            Upgrade: h2c
            HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA

            GET /livez HTTP/1.1
            Host: localhost
            Connection: close

            """;

        String answer = server.raw(upgrade.replace("\n", "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("101 Switching");
    }

    @Test
    void get_contract_isTheFullOne() throws IOException {
        JsonNode contract = server.get("/openapi.json").json();

        assertThat(contract.path("servers").findValuesAsText("url"))
                .containsExactly("http://127.0.0.1:" + server.port());
        assertThat(contract.get("openapi").asText()).startsWith("3.1");
        assertThat(contract.at("/paths/~1api~1v1~1observations/post/requestBody/content")
                        .has("application/x-ndjson"))
                .isTrue();
    }

    /** What is generated from a contract needs a server that is an address. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "HTTP/1.1 | localhost                       | none  | http://localhost",
                "HTTP/1.1 | LOCALHOST:9                     | https | https://LOCALHOST:9",
                "HTTP/1.1 | [::1]:80                        | http  | http://[::1]:80",
                "HTTP/1.1 | engine.localhost                | ws    | http://engine.localhost",
                "HTTP/1.1 | 127.0.0.1                       | https, http | http://127.0.0.1",
                "HTTP/1.0 | none                            | none  | http://127.0.0.1:PORT"
            })
    void get_contract_namesTheServerThatWasAsked(String version, String host, String proto, String url)
            throws IOException {
        String answer = server.raw("GET /openapi.json " + version + "\r\n"
                + (host == null ? "" : "Host: " + host + "\r\n")
                + (proto == null ? "" : "X-Forwarded-Proto: " + proto + "\r\n")
                + "Connection: close\r\n\r\n");

        JsonNode contract = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(contract.at("/servers/0/url").asText()).isEqualTo(url.replace("PORT", "" + server.port()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void get_page_hasNoInlineScriptsAndNoForeignHosts(String path) {
        Reply reply = server.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.type()).startsWith("text/html");
        assertThat(reply.response().body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContain("style=", "http://", "https://");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/app.js,javascript",
        "/assets/app.css,text/css",
        "/assets/docs.js,javascript",
        "/assets/icon.svg,image/svg",
        "/docs/assets/swagger-ui-bundle.js,javascript",
        "/docs/assets/swagger-ui.css,text/css"
    })
    void get_asset_isServedFromHere(String path, String type) {
        Reply reply = server.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.type()).contains(type);
    }
}
