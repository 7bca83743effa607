package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.cli.text.Cells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends observations to a running engine, as they are written, in chunks. A chunk goes when it is full, or before a pause
 * that the pace demands.
 */
final class RemoteReplay {
    private static final int CHUNK_LINES = 500;
    private static final int CHUNK_BYTES = 256 * 1024;

    private final EngineClient engine;
    private final Screen screen;
    private final Pause pause;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private final List<Long> lines = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long rejected;

    RemoteReplay(EngineClient engine, Screen screen, Pause pause) {
        this.engine = engine;
        this.screen = screen;
        this.pause = pause;
    }

    void run(ObservationFile file, Pace pace) throws IOException {
        long begun = System.nanoTime();
        file.read((line, json, observation) -> {
            long millis = pace.millisUntil(observation);
            if (millis > 0) {
                send(file);
                pause.forAtLeast(millis);
            }
            add(line, json, file);
        });
        send(file);
        report(Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private void add(long line, byte[] json, ObservationFile file) throws IOException {
        chunk.writeBytes(json);
        chunk.write('\n');
        lines.add(line);
        if (lines.size() == CHUNK_LINES || chunk.size() >= CHUNK_BYTES) {
            send(file);
        }
    }

    private void send(ObservationFile file) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        JsonNode answer = engine.postLines("/api/v1/observations", chunk.toByteArray());
        accepted += answer.path("accepted").asLong();
        duplicates += answer.path("duplicates").asLong();
        rejected += answer.path("rejected").asLong();
        for (JsonNode item : answer.path("items")) {
            if (item.path("status").asText().equals("rejected")) {
                complain(item, file);
            }
        }
        chunk.reset();
        lines.clear();
    }

    private void complain(JsonNode item, ObservationFile file) {
        int place = item.path("line").asInt() - 1;
        long line = place >= 0 && place < lines.size() ? lines.get(place) : 0;
        JsonNode error = item.path("error");
        file.complain(line, "", error.isTextual() ? error.asText() : error.toString());
    }

    private void report(long millis) {
        screen.say(Cells.count(accepted) + " accepted, " + Cells.count(duplicates) + " already known, "
                + Cells.count(rejected) + " rejected in " + millis / 1_000.0 + " s, "
                + Cells.count((accepted + duplicates) * 1_000 / millis) + " per second");
    }
}
