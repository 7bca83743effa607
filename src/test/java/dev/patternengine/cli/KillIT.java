package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends the engine at random moments while clients write, and holds sessions and counts against a ledger of what was
 * acknowledged. Checkpoints and segments are small, so that they come often.
 */
@Timeout(3_600)
class KillIT {
    private static final int CYCLES = Integer.getInteger("patternengine.kills", 10);
    private static final long SEED = Long.getLong("patternengine.seed", 5);
    private static final String[] OFTEN = {"--checkpoint-bytes", "60000", "--segment-bytes", "50000"};

    @TempDir
    private Path folder;

    @Test
    void serve_killedAtRandomMoments_losesAndDoublesNothingItAcknowledged() throws IOException, InterruptedException {
        Ledger ledger = new Ledger(SEED);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            ledger.writeUntil(EngineProcess.start(folder, OFTEN), EngineProcess::kill);
        }
        EngineProcess last = EngineProcess.start(folder, OFTEN);
        ledger.verify(last);
        last.stop();
    }

    @Test
    void serve_diskFull_refusesWithTheReasonLivesAndGoesOn() throws IOException, InterruptedException {
        EngineProcess engine = EngineProcess.startWithFilesUpTo(200, folder);
        Ledger ledger = new Ledger(SEED);
        ledger.writeUntil(engine, EngineProcess::awaitRefusal);
        HttpResponse<String> refusal = engine.post("/api/v1/observations", "{\"task\":\"x\"}");
        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
        assertThat(engine.get("/livez").statusCode()).isEqualTo(200);
        assertThat(engine.post("/api/v1/recommendations", "{\"task\":\"step-0\"}")
                        .statusCode())
                .isEqualTo(200);
        engine.liftLimit();
        engine.awaitReady();
        ledger.verify(engine);
        assertThat(engine.stop()).isZero();
        EngineProcess again = EngineProcess.start(folder);
        ledger.verify(again);
        again.stop();
    }

    @Test
    void serve_stoppedUnderLoad_losesAndDoublesNothingAndEndsWell() throws IOException, InterruptedException {
        Ledger ledger = new Ledger(SEED);
        for (int cycle = 0; cycle < 3; cycle++) {
            ledger.writeUntil(EngineProcess.start(folder, OFTEN), engine -> assertThat(engine.stop())
                    .isZero());
        }
        EngineProcess last = EngineProcess.start(folder, OFTEN);
        ledger.verify(last);
        assertThat(last.stop()).isZero();
    }
}
