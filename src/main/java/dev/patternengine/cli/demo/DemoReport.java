package dev.patternengine.cli.demo;

import dev.patternengine.cli.demo.Findings.Found;
import dev.patternengine.cli.demo.Truth.Failure;
import dev.patternengine.cli.demo.Truth.Fit;
import dev.patternengine.cli.demo.Truth.Race;
import dev.patternengine.cli.demo.Truth.Remedy;
import dev.patternengine.cli.demo.Workflow.Turn;
import dev.patternengine.cli.text.Cells;
import dev.patternengine.cli.text.Table;
import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Sets what was found beside what was planted, and shows advice and the engine's record of itself. */
public final class DemoReport {
    private static final int TEXT_COLUMNS = 60;
    private static final String NOT_FOUND = "–";

    private static final String LEGEND = """

          scored, n, failures, silent   counts; silence counts as wrong
          top1, top3, mrr10             the task that came was the first answer, among the first three; mean of 1 / its place
          bits                          log2(1 / the probability given to the task that came), on average; less is better
          ece                           how far told probabilities are from what came, on average; 0 is honest
          success_top                   of uses a tool was advised for, those with it that worked
          within                        share of times within the interval told before
          –                             not found, or nothing to divide by
        """;

    private final Truth truth;
    private final Appendable out;

    public DemoReport(Truth truth, Appendable out) {
        this.truth = truth;
        this.out = out;
    }

    /** A question with the advice it got. */
    public record Asked(Question question, Advice advice) {}

    /** Prints all of it. */
    public void print(List<Pattern> patterns, List<Asked> asked, List<Quality> qualities) throws IOException {
        Findings findings = new Findings(patterns);
        section("Workflows: where the way parts, how often does it go on as usual?", workflows(findings));
        section("Recoveries: after this failure, what gets out of it?", recoveries(findings));
        section("Tools: how often does it work, here?", tools(findings));
        section("Speed-ups: which way is faster, and works no less often?", speedUps(findings));
        section("Advice", advice(asked));
        section("The engine's record of itself: predicted first, then measured", accuracy(qualities));
        out.append(LEGEND);
    }

    private void section(String title, Table table) throws IOException {
        out.append('\n').append(title).append('\n');
        if (table.isEmpty()) {
            out.append("  nothing\n");
        } else {
            table.print(out);
        }
    }

    private Table workflows(Findings findings) {
        Table table = Table.of("workflow", "after", "comes", "planted", "found", "95 %", "support");
        for (Workflow workflow : truth.workflows()) {
            for (Turn turn : workflow.turns()) {
                Optional<Pattern> found = findings.turn(workflow, turn).map(Found::pattern);
                table.row(
                        turn.workflow(),
                        turn.after(),
                        turn.next(),
                        Cells.percent(turn.share()),
                        found.map(pattern -> Cells.percent(pattern.confidence()))
                                .orElse(NOT_FOUND),
                        found.map(pattern -> Cells.percents(pattern.interval())).orElse(""),
                        found.map(pattern -> Cells.count(pattern.support())).orElse(""));
            }
        }
        return table;
    }

    private Table recoveries(Findings findings) {
        Table table = Table.of("failed", "with", "then", "planted", "found", "95 %", "support", "advice");
        for (Failure failure : truth.failures()) {
            Optional<Pattern.Recovery> found = findings.failure(failure).map(Found::detail);
            for (Remedy remedy : failure.remedies()) {
                addRecovery(table, failure, remedy, found.flatMap(recovery -> action(recovery, remedy)));
            }
        }
        return table;
    }

    private static Optional<Pattern.Action> action(Pattern.Recovery recovery, Remedy remedy) {
        return recovery.actions().stream()
                .filter(action -> action.action().equals(remedy.action()))
                .findFirst();
    }

    private static void addRecovery(Table table, Failure failure, Remedy remedy, Optional<Pattern.Action> found) {
        table.row(
                failure.task(),
                Cells.shortened(failure.message(), TEXT_COLUMNS),
                remedy.action().equals(failure.task()) ? remedy.action() + " (again)" : remedy.action(),
                Cells.percent(remedy.recovers()),
                found.map(action -> Cells.percent(action.successRate())).orElse(NOT_FOUND),
                found.map(action -> Cells.percents(action.interval())).orElse(""),
                found.map(action -> Cells.count(action.support())).orElse(""),
                found.map(action -> action.avoid() ? "avoid" : "").orElse(""));
    }

    private Table tools(Findings findings) {
        Table table = Table.of("task", "where", "tool", "planted", "found", "95 %", "support");
        for (Fit fit : truth.fits()) {
            Optional<Pattern> found = findings.fit(fit).map(Found::pattern);
            table.row(
                    fit.task(),
                    fit.feature() + " " + fit.value(),
                    fit.tool(),
                    Cells.percent(fit.works()),
                    found.map(pattern -> Cells.percent(rate(pattern))).orElse(NOT_FOUND),
                    found.map(pattern -> Cells.percents(pattern.interval())).orElse(""),
                    found.map(pattern -> Cells.count(pattern.support())).orElse(""));
        }
        return table;
    }

    private static double rate(Pattern pattern) {
        return Double.isNaN(pattern.successRate()) ? pattern.confidence() : pattern.successRate();
    }

    private Table speedUps(Findings findings) {
        Table table = Table.of("task", "instead of", "rather", "planted", "found", "95 %", "verdict");
        for (Race race : truth.races()) {
            Optional<Found<Pattern.Performance>> found = findings.race(race);
            table.row(
                    race.task(),
                    race.param() + "=" + race.baseline(),
                    race.param() + "=" + race.variant(),
                    planted(race),
                    found.map(speedUp -> Cells.times(speedUp.detail().ratio())).orElse(NOT_FOUND),
                    found.map(speedUp -> Cells.times(speedUp.pattern().interval()))
                            .orElse(""),
                    verdict(race.isWon(), found.isPresent()));
        }
        return table;
    }

    private static String planted(Race race) {
        boolean fails = race.variantWorks() < race.baselineWorks();
        return Cells.times(race.ratio()) + (fails ? ", works " + Cells.percent(race.variantWorks()) : "");
    }

    private static String verdict(boolean planted, boolean found) {
        if (planted == found) {
            return planted ? "found" : "rightly not advised";
        }
        return planted ? "not found" : "wrongly found";
    }

    private static Table advice(List<Asked> asked) {
        Table table = Table.of("asked", "answer", "confidence", "why");
        for (Asked each : asked) {
            String question = words(each.question());
            for (Advice.Item item : each.advice().items()) {
                table.row(
                        question,
                        item.avoid() ? "not " + item.action() : item.action(),
                        Cells.percent(item.confidence()) + " " + Cells.percents(item.interval()),
                        Cells.harmless(item.reason()));
            }
            for (Advice.Silence silence : each.advice().silent()) {
                table.row(question, "(silent: " + silence.kind().label() + ")", "", Cells.harmless(silence.reason()));
            }
        }
        return table;
    }

    private static String words(Question question) {
        StringBuilder words = new StringBuilder(question.task());
        if (!question.error().isEmpty()) {
            words.append(" failed: ").append(question.error());
        }
        if (!question.goal().isEmpty()) {
            words.append(" for: ").append(question.goal());
        }
        return Cells.shortened(words.toString().strip(), TEXT_COLUMNS);
    }

    private static Table accuracy(List<Quality> qualities) {
        Table table = Table.of("kind", "figure", "value");
        for (Quality quality : qualities) {
            quality.figures().forEach((name, value) -> {
                if (!Double.isNaN(value)) {
                    table.row(quality.kind().label(), name, Cells.figure(value));
                }
            });
        }
        return table;
    }
}
