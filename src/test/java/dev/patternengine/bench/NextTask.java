package dev.patternengine.bench;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.evaluation.Evaluation;
import dev.patternengine.evaluation.Protocol;
import dev.patternengine.evaluation.Report;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.mining.LearnerLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often the next task is told, on every log ({@code *.ndjson}) of the folders {@code process} and {@code agents} of the
 * folder named by the property {@code data}: the former by the protocol commit, the latter by split.
 */
final class NextTask {
    private NextTask() {}

    static void run() throws IOException {
        measure(folders().get(0), Protocol.COMMIT);
        measure(folders().get(1), Protocol.SPLIT);
    }

    static List<Path> folders() {
        Path data = Path.of(System.getProperty("data", "../shared/data"));
        return List.of(data.resolve("process"), data.resolve("agents"));
    }

    /** The logs of a folder; none where there is no such folder. */
    static List<Path> logs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            System.out.println("no folder " + folder);
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        }
    }

    private static void measure(Path folder, Protocol protocol) throws IOException {
        for (Path file : logs(folder)) {
            print(file.getFileName().toString(), evaluate(file, protocol));
        }
    }

    private static Report evaluate(Path file, Protocol protocol) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return Evaluation.evaluate(
                    lines.map(NextTask::observation).iterator(),
                    protocol,
                    StandardMiners.ALL,
                    LearnerLimits.DEFAULT,
                    done -> {});
        }
    }

    static Observation observation(String line) {
        return ((Parsed.Accepted<Observation>) ObservationReader.read(line.getBytes(StandardCharsets.UTF_8))).value();
    }

    private static void print(String name, Report report) {
        Map<String, Double> figures = report.quality(Kind.SEQUENCE).figures();
        Report.Ngram ngram = report.baselines().ngram();
        List<Object> told = List.of(
                name.replace(".ndjson", ""),
                report.protocol().toString().toLowerCase(Locale.ROOT),
                figures.get("top1"),
                figures.get("top3"),
                figures.get("bits"),
                figures.get("ece"),
                ngram.n(),
                ngram.top1());
        System.out.printf(
                Locale.ROOT,
                "%-22s %s  top-1 %.4f  top-3 %.4f  bits %.3f  ece %.3f  best n-gram (%d) %.4f%n",
                told.toArray());
    }
}
