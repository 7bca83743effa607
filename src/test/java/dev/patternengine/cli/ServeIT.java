package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine in another process: killed, stopped and started again on the same folder. */
@Timeout(120)
class ServeIT {
    @TempDir
    private Path folder;

    private static String recommend(EngineProcess engine) throws IOException, InterruptedException {
        return engine.post("/api/v1/recommendations", "{\"task\":\"open\",\"kinds\":[\"sequence\"]}")
                .body();
    }

    @Test
    void serve_killedAndStartedAgain_knowsWhatItAcknowledged() throws IOException, InterruptedException {
        EngineProcess first = EngineProcess.start(folder);
        for (int run = 0; run < 5; run++) {
            String answer =
                    first.post("/api/v1/observations", """
                            [{"session":"r%1$d","task":"open","id":"1"},{"session":"r%1$d","task":"read","id":"2"}]""".formatted(run)).body();
            assertThat(answer).contains("\"accepted\":2").contains("\"level\":\"fsynced\"");
        }
        assertThat(recommend(first)).contains("\"action\":\"read\"").contains("\"support\":5");
        first.kill();

        EngineProcess second = EngineProcess.start(folder);
        assertThat(recommend(second)).contains("\"action\":\"read\"").contains("\"support\":5");
        assertThat(second.post("/api/v1/observations", "{\"session\":\"r0\",\"task\":\"read\",\"id\":\"2\"}")
                        .body())
                .contains("\"duplicates\":1");
        second.stop();

        EngineProcess third = EngineProcess.start(folder);
        assertThat(recommend(third)).contains("\"support\":5");
        third.stop();
    }
}
