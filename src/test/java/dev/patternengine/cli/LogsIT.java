package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engine says in its log, at its most talkative, about what it was given. */
@Timeout(120)
class LogsIT {
    private static final String PLANTED = "pl4nted";
    private static final String KEY = "b00tstrap" + PLANTED + "-".repeat(32);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static String planted(String what) {
        return PLANTED + "-" + what;
    }

    /** Everything that can be told or asked, well and badly, with planted names. */
    private static void use(EngineProcess engine) throws IOException, InterruptedException {
        String observation =
                "{\"id\":\"%s\",\"session\":\"%s\",\"task\":\"%s\",\"error\":\"%s\",\"params\":{\"p\":\"%s\"}}"
                        .formatted(
                                planted("id"), planted("session"), planted("task"), planted("error"), planted("param"));
        engine.post(
                "/api/v1/observations", "[" + observation + ",{\"task\":\"x\",\"id\":7,\"a\":\"" + PLANTED + "\"}]");
        engine.post("/api/v1/observations", "[" + observation);
        engine.post("/api/v1/recommendations", "{\"task\":\"" + planted("task") + "\",\"goal\":\"" + PLANTED + "\"}");
        engine.post("/api/v1/recommendations", "{\"oops\":\"" + PLANTED);
        engine.post("/api/v1/outcomes", "{\"recommendation\":\"" + PLANTED + "\",\"followed\":true}");
        engine.get("/api/v1/sessions/" + planted("session"));
        engine.get("/api/v1/patterns?q=" + PLANTED);
        engine.get("/" + PLANTED);
        engine.withKey(planted("wrong-key")).get("/api/v1/stats");
        engine.withKey("eyJhbGciOiJub25lIn0." + PLANTED + ".x").get("/api/v1/stats");
        engine.withKey(KEY);
    }

    private static int setLevel(EngineProcess engine, String level) throws IOException, InterruptedException {
        URI logger = engine.address().resolve("/api/v1/loggers/dev.patternengine");
        HttpRequest request = HttpRequest.newBuilder(logger)
                .PUT(BodyPublishers.ofString("{\"level\":\"" + level + "\"}"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEY)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void log_asJsonAtItsMostTalkative_isOneObjectALineAndHoldsNothingOfWhatWasSent() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        EngineProcess engine = EngineProcess.start(
                folder.resolve("data"), "--log-format", "json", "--bootstrap-key-file", key.toString());
        engine.withKey(KEY);
        assertThat(setLevel(engine, "TRACE")).isEqualTo(200);
        use(engine);
        engine.stop();

        List<String> said = engine.log();
        for (String line : said) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.get("level").asText()).isNotBlank();
            assertThat(event.get("formattedMessage").asText()).isNotBlank();
        }
        String all = String.join("\n", said).replace("\\/", "/");
        assertThat(all).contains("Serving at", "Stopped.", "\"request\"", "request_id", "/api/v1/observations");
        assertThat(all).doesNotContain(PLANTED).doesNotContain(KEY);
    }

    @Test
    void log_asTextWithItsDataInRedis_holdsNoPassword() throws Exception {
        try (RedisProcess redis = RedisProcess.start(folder, "--requirepass", planted("password"))) {
            String address = "redis://:" + planted("password") + "@" + redis.address();
            EngineProcess engine = EngineProcess.startOnRedis(address);
            assertThat(setLevel(engine, "TRACE")).isEqualTo(200);
            use(engine.withKey(""));
            redis.kill();
            engine.get("/readyz");
            engine.stop();
            assertThat(engine.log()).anyMatch(line -> line.contains("Redis at"));
            assertThat(String.join("\n", engine.log())).doesNotContain(PLANTED);
        }
    }
}
