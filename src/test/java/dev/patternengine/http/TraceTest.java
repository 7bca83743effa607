package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.http.EdgeServer.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests are called, and how much is logged of them. */
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final EdgeServer SERVER = new EdgeServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Reply get(String... headers) {
        return SERVER.send("GET", "/livez", BodyPublishers.noBody(), headers);
    }

    @Test
    void request_withoutNames_isGivenSome() {
        Reply one = get();
        Reply other = get();
        assertThat(one.header("X-Request-Id")).matches("[0-9a-f]{16}").isNotEqualTo(other.header("X-Request-Id"));
        assertThat(one.header("traceresponse"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .isNotEqualTo(other.header("traceresponse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-" + TRACE + "-" + SPAN + "-01", "cc-" + TRACE + "-" + SPAN + "-01-more"})
    void request_withATrace_isASpanOfIt(String parent) {
        assertThat(get("traceparent", parent).header("traceresponse"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                .doesNotContain(SPAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01"
            })
    void request_withNoValidTrace_beginsOne(String parent) {
        assertThat(get("traceparent", parent).header("traceresponse"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(TRACE);
    }

    @Test
    void logger_setAndUnset_tellsWhatHolds() throws IOException {
        String path = "/api/v1/loggers/dev.patternengine.http";
        Reply changed = SERVER.put(path, "{\"level\":\"ERROR\"}", "application/json");
        assertThat(changed.json().get("effective_level").asText()).isEqualTo("ERROR");
        assertThat(SERVER.get(path).json().get("level").asText()).isEqualTo("ERROR");
        Reply unset = SERVER.put(path, "{\"level\":null}", "application/json");
        assertThat(unset.json().get("level").isNull()).isTrue();
        assertThat(unset.json().get("effective_level").asText()).isNotEqualTo("ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev.patternengine|{\"level\":\"LOUD\"}|must be one of",
                "dev.patternengine|{\"depth\":1}|is not known here",
                "dev.patternengine|{}|is required",
                "io.vertx|{\"level\":\"DEBUG\"}|only loggers of the engine",
                "dev.patternengineering|{\"level\":\"DEBUG\"}|only loggers of the engine",
                "ROOT|{\"level\":\"TRACE\"}|only loggers of the engine"
            })
    void logger_badLevel_isRefused(String name, String body, String reason) {
        Reply reply = SERVER.put("/api/v1/loggers/" + name, body, "application/json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.response().body()).contains(reason);
    }
}
