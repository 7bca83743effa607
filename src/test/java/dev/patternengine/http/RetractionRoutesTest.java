package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.RetractedMessage;
import dev.patternengine.message.RetractionMessage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetractionRoutesTest {
    private static final String PATH = "/api/v1/retractions";

    private final EdgeServer server = new EdgeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void retract_agentAndTime_tellsWhatTheNodesDid() throws IOException {
        server.engine.retracted = new RetractedMessage(5, 2, 1, 0);
        Reply reply = server.post(
                PATH,
                "{\"agent\":\"planner\",\"from\":\"1970-01-01T00:00:01Z\",\"to\":\"1970-01-01T00:00:02Z\",\"dry_run\":true}");
        JsonNode told = reply.json();
        assertThat(told.get("retracted").asInt()).isEqualTo(5);
        assertThat(told.get("entries").asInt()).isEqualTo(2);
        assertThat(told.get("mixed").asInt()).isEqualTo(1);
        assertThat(told.get("reaches_back_to").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(server.engine.retractions)
                .containsExactly(new RetractionMessage("default", "planner", 1_000, 2_000, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from':'2026-01-01T00:00:00Z','to':'2026-01-02T00:00:00Z'}|/agent",
                "{'agent':'a','to':'2026-01-02T00:00:00Z'}|/from",
                "{'agent':'a','from':'2026-01-01T00:00:00Z','to':'2026-01-02T00:00:00Z','dryrun':true}|/dryrun",
                "{'agent':'a','from':'2026-01-02T00:00:00Z'}|/to",
                "{'agent':'a','from':'2026-01-02T00:00:00Z','to':'2026-01-02T00:00:00Z'}|/to"
            },
            quoteCharacter = '`')
    void retract_badBody_namesTheField(String body, String pointer) throws IOException {
        Reply reply = server.post(PATH, body.replace('\'', '"'));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
        assertThat(server.engine.retractions).isEmpty();
    }
}
