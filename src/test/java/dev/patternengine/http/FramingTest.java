package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose ends two programs could see at different places are not served, byte for byte over a socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {
    private static final String BODY = "{\"task\":\"a\"}";
    private static final String CHUNKED_BODY = "c\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String SMUGGLED = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private EdgeServer server;

    @BeforeAll
    void open() {
        server = new EdgeServer(HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withIdleSeconds(2)));
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 12~Transfer-Encoding: chunked    | 400",
                "Transfer-Encoding: chunked~Content-Length: 12    | 400",
                "content-length:12~transfer-encoding:chunked      | 400",
                "Content-Length: 12~Transfer-Encoding: Chunked    | 400",
                "Content-Length: 12~Transfer-Encoding: identity   | 400",
                "Content-Length: 12~Transfer-Encoding: xchunked   | 400",
                "Transfer-Encoding: xchunked                      | 501",
                "Transfer-Encoding: gzip, chunked                 | 501",
                "Transfer-Encoding: gzip~Transfer-Encoding: chunked | 501",
                "Transfer-Encoding: chunked, identity             | 501",
                "Transfer-Encoding: chunked~Transfer-Encoding: chunked | 501",
                "Transfer-Encoding: identity                      | 501",
                "Transfer-Encoding:                               | 501",
                "Content-Length: 12~Content-Length: 12            | 400",
                "Content-Length: 12~Content-Length: 13            | 400",
                "Content-Length: 12, 12                           | 400",
                "Content-Length: +12                              | 400",
                "Content-Length: -1                               | 400",
                "Content-Length: 0x0c                             | 400",
                "Content-Length: 99999999999999999999             | 400",
                "Content-Length:                                  | 400",
                "Transfer-Encoding : chunked                      | 400"
            })
    void post_ambiguousLength_isRefusedAndTheConnectionClosed(String headers, int status) {
        int before = server.engine.submissions.size();

        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\n" + headers.replace("~", "\r\n") + "\r\n\r\n" + CHUNKED_BODY
                + SMUGGLED);

        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .containsOnlyOnce("HTTP/1.")
                .containsIgnoringCase("connection: close")
                .contains("application/problem+json");
        assertThat(server.engine.submissions).hasSize(before);
    }

    @Test
    void post_chunkedToHttp10_isRefused() {
        String answer = server.raw("POST /api/v1/observations HTTP/1.0\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKED_BODY);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*").containsOnlyOnce("HTTP/1.");
    }

    /** So many headers without a blank after the colon, that a length could hide in what the others save. */
    @Test
    void post_chunkedAmongManyHeaders_isServedAndTheConnectionClosed() {
        String many = "a: b\r\n".repeat(30);

        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n" + many
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED_BODY + SMUGGLED);

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsOnlyOnce("HTTP/1.")
                .contains("\"accepted\":1");
    }

    @Test
    void post_chunked_isServedAndTheConnectionStays() {
        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED_BODY
                + "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(3);
        assertThat(answer).contains("\"accepted\":1").contains("\"status\":\"up\"");
    }

    @Test
    void requests_pipelined_areAnsweredInOrder() {
        String ask = "POST /api/v1/recommendations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}";
        String answer = server.raw(ask
                + "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + ask
                + "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .containsSubsequence(
                        "HTTP/1.1 200", "\"match\"", "HTTP/1.1 404", "HTTP/1.1 200", "\"match\"", "\"up\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /livez HTTP/2.0",
                "GET /livez HTTP/9.9",
                "GET /livez",
                "GET /li\u0000vez HTTP/1.1",
                "G\u0007T /livez HTTP/1.1"
            })
    void request_oddLine_isNoServerFault(String line) {
        String answer = server.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain(" 500 ").doesNotContain(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Odd: a\u0000b", "X-Odd: a\rb", "X Odd: a", "X-Odd\t: a"})
    void request_oddHeader_isRefused(String header) {
        String answer =
                server.raw("GET /livez HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*");
    }
}
