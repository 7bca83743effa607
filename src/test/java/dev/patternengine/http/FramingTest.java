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
                "Transfer-Encoding: chunked, identity             | 400",
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

    /** A length is found wherever it stands and however tightly it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"a: b\r\n", "a:b\r\n"})
    void post_lengthAmongManyHeaders_isRefusedAndTheConnectionClosed(String header) {
        String many = header.repeat(30);

        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n" + many
                + "content-length:12\r\n" + many
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + CHUNKED_BODY + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.");
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

    /** Not hexadecimal, none, or more than an int holds: a decoder that forgets the ninth digit takes another end for the body's. */
    @ParameterizedTest
    @CsvSource({
        "ZZ, application/json",
        "10000000c, application/json",
        "10000000c, application/x-ndjson",
        "fffffffff, application/json",
        "ffffffff, application/x-ndjson",
        "80000000, application/json",
        "0xc, application/json",
        "+c, application/x-ndjson",
        "-c, application/json",
        "'', application/x-ndjson",
        "c_c, application/json"
    })
    void post_malformedChunkSize_isRefusedAndTheConnectionClosed(String size, String type) {
        int before = server.engine.submissions.size();

        try (Faults faults = new Faults()) {
            String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + BODY + "\r\n0\r\n\r\n" + SMUGGLED);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsOnlyOnce("HTTP/1.")
                    .containsIgnoringCase("connection: close")
                    .contains("application/problem+json", "the chunks of the body are malformed");
            assertThat(server.engine.submissions).hasSize(before);
            assertThat(faults.messages()).isEmpty();
        }
    }

    /** RFC 9112, section 7.1: a size is any number of digits, so zeros in front change nothing, and no end is moved by them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 16, 40})
    void post_chunkSizesWithZerosInFront_areTheNumbersTheyAre(int zeros) {
        int before = server.engine.submissions.size();
        String padding = "0".repeat(zeros);

        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + padding + "c\r\n" + BODY + "\r\n" + padding + "0\r\n\r\n"
                + "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(3);
        assertThat(answer).contains("\"accepted\":1").contains("\"status\":\"up\"");
        assertThat(server.engine.submissions).hasSize(before + 1);
    }

    /** Blanks about a size, and what follows them or a semicolon, change neither the number nor the end. */
    @ParameterizedTest
    @ValueSource(strings = {"c ", "c\t", " c", "c ; a=b", "c;a=b", "c 1"})
    void post_chunkSizeWithBlanks_isTheNumberInFront(String size) {
        int before = server.engine.submissions.size();

        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + size + "\r\n" + BODY + "\r\n0\r\n\r\n"
                + "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(3);
        assertThat(answer).contains("\"accepted\":1").contains("\"status\":\"up\"");
        assertThat(server.engine.submissions).hasSize(before + 1);
    }

    @Test
    void post_chunkSizeWithoutEnd_isRefused() {
        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0".repeat(10_000) + "c\r\n" + BODY + "\r\n0\r\n\r\n" + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.");
    }

    /** What was read before may have been learned; where it broke is told. */
    @Test
    void post_streamBreaksOff_namesTheLine() {
        String answer = server.raw("POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1a\r\n" + BODY + "\n" + BODY + "\n\r\nZZ\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"line\":3");
    }

    /** Another end of the answer's first line is not ours to choose. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/0.9", "HTTP/2.0", "HTTP/1.2", "HTTP/3.0", "HTCPCP/1.0"})
    void request_unknownVersion_isTold(String version) {
        String answer = server.raw("GET /livez " + version + "\r\nHost: localhost\r\n\r\n" + SMUGGLED);

        assertThat(answer)
                .startsWith(version + " 505 ")
                .containsOnlyOnce(" 505 ")
                .containsIgnoringCase("connection: close")
                .contains("application/problem+json", "Unknown version")
                .doesNotContain(" 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/observations, teapot",
        "POST, /api/v1/observations, '100-continue, teapot'",
        "POST, /api/v1/recommendations, 200-ok",
        "POST, /nothing, teapot",
        "GET, /livez, teapot"
    })
    void request_unknownExpectation_isRefusedWithoutATrace(String method, String path, String expectation) {
        try (Faults faults = new Faults()) {
            String answer = server.raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nExpect: " + expectation
                    + "\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n" + BODY);

            assertThat(answer)
                    .startsWith("HTTP/1.1 417 ")
                    .containsIgnoringCase("connection: close")
                    .contains("application/problem+json", "100-continue");
            assertThat(faults.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, application/json, 100-continue, true",
        "HTTP/1.1, application/x-ndjson, 100-Continue, true",
        "HTTP/1.0, application/json, 100-continue, false",
        "HTTP/1.0, application/x-ndjson, 100-continue, false"
    })
    void post_thatWaitsToContinue_isToldTo(String version, String type, String expectation, boolean told) {
        String answer = server.raw("POST /api/v1/observations " + version + "\r\nHost: localhost\r\nExpect: "
                + expectation + "\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: 12\r\n\r\n"
                + BODY);

        assertThat(answer).contains(" 200 OK", "\"accepted\":1");
        assertThat(answer.startsWith("HTTP/1.1 100 Continue\r\n")).isEqualTo(told);
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
