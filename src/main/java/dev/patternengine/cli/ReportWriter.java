package dev.patternengine.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Quality;
import dev.patternengine.evaluation.Report;
import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.QualityWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a report: what was evaluated, one object a kind, and the seconds it took. */
final class ReportWriter implements JsonWriter<Report> {
    private final QualityWriter qualities = new QualityWriter();

    @Override
    public void write(Report report, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("file", report.file());
        out.writeStringField("protocol", report.protocol().label());
        out.writeNumberField("observations", report.observations());
        out.writeNumberField("sessions", report.sessions());
        for (Kind kind : Kind.ALL) {
            out.writeFieldName(kind.label());
            qualities.write(quality(report, kind), out);
        }
        out.writeNumberField("seconds", Math.round(report.seconds() * 1_000) / 1_000.0);
        out.writeEndObject();
    }

    /** The figures of a kind; the baselines are figures of kind sequence. */
    static Quality quality(Report report, Kind kind) {
        return kind == Kind.SEQUENCE ? withBaselines(report) : report.quality(kind);
    }

    private static Quality withBaselines(Report report) {
        Report.Baselines baselines = report.baselines();
        Map<String, Double> figures =
                new LinkedHashMap<>(report.quality(Kind.SEQUENCE).figures());
        put(
                figures,
                "baselines.most_frequent",
                baselines.mostFrequent().top1(),
                baselines.mostFrequent().top3());
        put(
                figures,
                "baselines.repeat_last",
                baselines.repeatLast().top1(),
                baselines.repeatLast().top3());
        figures.put("baselines.ngram.n", (double) baselines.ngram().n());
        put(
                figures,
                "baselines.ngram",
                baselines.ngram().top1(),
                baselines.ngram().top3());
        return new Quality(Kind.SEQUENCE, figures);
    }

    private static void put(Map<String, Double> figures, String name, double top1, double top3) {
        figures.put(name + ".top1", top1);
        figures.put(name + ".top3", top3);
    }
}
