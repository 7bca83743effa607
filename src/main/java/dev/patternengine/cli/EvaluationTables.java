package dev.patternengine.cli;

import dev.patternengine.cli.text.Cells;
import dev.patternengine.cli.text.Table;
import dev.patternengine.domain.Kind;
import dev.patternengine.evaluation.Report;
import java.util.List;
import java.util.Map;

/** A report for people: the sequence miner beside the baselines, then what the other miners measured of themselves. */
final class EvaluationTables {
    private static final List<Kind> OTHERS = List.of(Kind.RECOVERY, Kind.TOOL, Kind.PERFORMANCE);

    private final Report report;

    EvaluationTables(Report report) {
        this.report = report;
    }

    void print(Appendable out) {
        next().print(out);
        Table others = others();
        if (!others.isEmpty()) {
            others.print(out);
        }
    }

    private Table next() {
        Map<String, Double> engine = report.quality(Kind.SEQUENCE).figures();
        Report.Baselines baselines = report.baselines();
        Table table = Table.of("what comes next", "top 1", "top 3", "mrr 10", "bits", "ece");
        table.row(
                "engine, " + figure(engine, "scored") + " scored",
                figure(engine, "top1"),
                figure(engine, "top3"),
                figure(engine, "mrr10"),
                figure(engine, "bits"),
                figure(engine, "ece"));
        baseline(
                table,
                "best n-gram, n = " + baselines.ngram().n(),
                baselines.ngram().top1(),
                baselines.ngram().top3());
        baseline(
                table,
                "the last again",
                baselines.repeatLast().top1(),
                baselines.repeatLast().top3());
        baseline(
                table,
                "most frequent",
                baselines.mostFrequent().top1(),
                baselines.mostFrequent().top3());
        return table;
    }

    private static String figure(Map<String, Double> figures, String name) {
        return Cells.figure(figures.getOrDefault(name, Double.NaN));
    }

    private static void baseline(Table table, String name, double top1, double top3) {
        table.row(name, Cells.figure(top1), Cells.figure(top3), "", "", "");
    }

    private Table others() {
        Table table = Table.of("kind", "figure", "value");
        for (Kind kind : OTHERS) {
            Map<String, Double> figures = report.quality(kind).figures();
            if (figures.values().stream().anyMatch(figure -> figure > 0)) {
                figures.forEach((name, figure) -> table.row(kind.label(), name, Cells.figure(figure)));
            }
        }
        return table;
    }
}
