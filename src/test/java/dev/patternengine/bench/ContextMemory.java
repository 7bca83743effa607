package dev.patternengine.bench;

import dev.patternengine.domain.Kind;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a model takes for each of its rows, names included, on the logs that {@link NextTask} reads. */
final class ContextMemory {
    private ContextMemory() {}

    static void run() throws IOException {
        for (Path folder : NextTask.folders()) {
            for (Path file : NextTask.logs(folder)) {
                Offline offline = new Offline(StandardMiners.ALL, LearnerLimits.DEFAULT);
                try (Stream<String> lines = Files.lines(file)) {
                    lines.map(NextTask::observation).forEach(offline::observe);
                }
                Kind.ALL.forEach(kind -> print(file, kind, offline.model(kind)));
            }
        }
    }

    private static void print(Path file, Kind kind, Model model) {
        if (model.rows() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%-30s %-12s %6d rows  %.2f cells a row  %.1f bytes a row  %.1f bytes a cell%n",
                    file.getFileName(),
                    kind.label(),
                    model.rows(),
                    (double) model.cells() / model.rows(),
                    (double) model.bytes() / model.rows(),
                    (double) model.bytes() / model.cells());
        }
    }
}
