package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.cli.text.Cells;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends observations to a running engine, as they are written, in blocks that depend on the file alone. Before a pause that
 * the pace demands, it sends what is due of a block.
 */
final class RemoteReplay {
    private static final String OBSERVATIONS = "/api/v1/observations";

    private final EngineClient engine;
    private final Screen screen;
    private final Pause pause;
    private ReplayBlock block = new ReplayBlock();
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
            block.add(new ReplayBlock.Line(line, json, observation));
            if (block.isFull()) {
                send(file, pace);
            }
        });
        send(file, pace);
        report(Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private void send(ObservationFile file, Pace pace) throws IOException {
        int first = 0;
        for (int place = 0; place < block.lines().size(); place++) {
            long millis = pace.millisUntil(block.lines().get(place).observation());
            if (millis > 0) {
                post(first, place, file);
                first = place;
                pause.forAtLeast(millis);
            }
        }
        post(first, block.lines().size(), file);
        block = new ReplayBlock();
    }

    /** In order: lines that are longer than those of a stream may be alone. */
    private void post(int first, int end, ObservationFile file) throws IOException {
        int begin = first;
        for (int place = first; place < end; place++) {
            if (block.isLong(place)) {
                postLines(begin, place, file);
                count(engine.postAlone(OBSERVATIONS, block.key() + "-" + place, block.document(place)));
                begin = place + 1;
            }
        }
        postLines(begin, end, file);
    }

    private void postLines(int first, int end, ObservationFile file) throws IOException {
        if (first == end) {
            return;
        }
        JsonNode answer = engine.postLines(OBSERVATIONS, block.key(), block.part(first, end));
        count(answer);
        for (JsonNode item : answer.path("items")) {
            if (item.path("status").asText().equals("rejected")) {
                complain(item, file);
            }
        }
    }

    private void count(JsonNode answer) {
        accepted += answer.path("accepted").asLong();
        duplicates += answer.path("duplicates").asLong();
        rejected += answer.path("rejected").asLong();
    }

    private void complain(JsonNode item, ObservationFile file) {
        int place = item.path("line").asInt() - 1;
        List<ReplayBlock.Line> lines = block.lines();
        long line = place >= 0 && place < lines.size() ? lines.get(place).number() : 0;
        JsonNode error = item.path("error");
        file.complain(line, error.path("pointer").asText(), error.path("detail").asText());
    }

    private void report(long millis) {
        screen.say(Cells.count(accepted) + " accepted, " + Cells.count(duplicates) + " already known, "
                + Cells.count(rejected) + " rejected in " + millis / 1_000.0 + " s, "
                + Cells.count((accepted + duplicates) * 1_000 / millis) + " per second");
    }
}
