package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients and balancers see of an engine that is told to stop. */
@Timeout(120)
class StopIT {
    private static final String OBSERVATION = "{\"session\":\"s%d\",\"task\":\"a\",\"id\":\"1\"}";

    @TempDir
    private Path folder;

    @Test
    void stop_withADelay_isNotReadyFirstAndStillServes() throws Exception {
        EngineProcess engine = EngineProcess.start(folder, "--stop-delay", "3");
        assertThat(engine.get("/readyz").statusCode()).isEqualTo(200);
        Callable<Integer> stop = engine::stop;
        FutureTask<Integer> ended = new FutureTask<>(stop);
        new Thread(ended, "stop").start();

        while (engine.get("/readyz").statusCode() == 200) {
            Thread.onSpinWait();
        }
        HttpResponse<String> notReady = engine.get("/readyz");
        assertThat(notReady.body()).contains("the engine is stopping");
        assertThat(notReady.headers().firstValue("Retry-After"))
                .as("it does not come back")
                .isEmpty();
        assertThat(engine.get("/livez").statusCode()).isEqualTo(200);
        assertThat(engine.post("/api/v1/observations", OBSERVATION.formatted(1)).body())
                .contains("\"accepted\":1");
        assertThat(ended.get()).isZero();
    }

    /** By what runs services, by who presses Ctrl-C, and by both. */
    @ParameterizedTest
    @CsvSource({"TERM,TERM", "INT,INT", "TERM,INT"})
    void stop_toldAgainDuringTheDelay_endsAtOnceAndKeepsWhatItTook(String first, String second) throws Exception {
        EngineProcess engine = EngineProcess.start(folder, "--stop-delay", "3600");
        engine.signal(first);
        while (engine.get("/readyz").statusCode() == 200) {
            Thread.onSpinWait();
        }
        assertThat(engine.post("/api/v1/observations", OBSERVATION.formatted(1)).body())
                .contains("\"accepted\":1");

        engine.signal(second);

        assertThat(engine.awaitEnd(15)).isZero();
        EngineProcess again = EngineProcess.start(folder);
        assertThat(again.post("/api/v1/observations", OBSERVATION.formatted(1)).body())
                .contains("\"duplicates\":1");
        again.stop();
    }

    @Test
    void stop_underLoad_answersWhatItTookAndKeepsIt() throws Exception {
        EngineProcess engine = EngineProcess.start(folder);
        Callable<Integer> stop = engine::stop;
        FutureTask<Integer> ended = new FutureTask<>(stop);
        int acknowledged = 0;
        try {
            for (int number = 0; !ended.isDone(); number++) {
                if (number == 20) {
                    new Thread(ended, "stop").start();
                }
                int status = engine.post("/api/v1/observations", OBSERVATION.formatted(number))
                        .statusCode();
                assertThat(status).isIn(200, 503);
                acknowledged = status == 200 ? number + 1 : acknowledged;
            }
        } catch (IOException gone) {
            assertThat(acknowledged).isGreaterThanOrEqualTo(20);
        }
        assertThat(ended.get()).isZero();

        EngineProcess again = EngineProcess.start(folder);
        assertThat(again.post("/api/v1/observations", OBSERVATION.formatted(acknowledged - 1))
                        .body())
                .contains("\"duplicates\":1");
        again.stop();
    }
}
