package dev.patternengine.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    private static Pattern pattern(boolean open, Pattern.Detail detail) {
        return new Pattern(
                detail.toString(),
                open,
                "title",
                0.71,
                new Interval(0.68, 0.74),
                612,
                -1,
                0.94,
                0,
                0,
                1,
                Map.of(),
                Map.of(),
                detail);
    }

    private static Pattern.Recovery recovery(String template, double rate) {
        Interval interval = new Interval(rate - 0.05, rate + 0.05);
        return new Pattern.Recovery(
                "s-1",
                template,
                "sql:select",
                FailureClass.CALL,
                List.of(
                        new Pattern.Action("sql:describe", rate, interval, 212, false),
                        new Pattern.Action("sql:select", 0.12, new Interval(0.09, 0.16), 300, true)));
    }

    private static Pattern.Performance speedUp(String task, String dimension, String variant, String baseline) {
        return new Pattern.Performance(task, dimension, variant, baseline, 9.8, new Interval(9.1, 10.4));
    }

    private static String report(List<Pattern> patterns, List<DemoReport.Asked> asked, List<Quality> qualities) {
        StringBuilder out = new StringBuilder();
        try {
            new DemoReport(World.SHOP, out).print(patterns, asked, qualities);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toString();
    }

    private static String row(String report, String... starts) {
        return report.lines()
                .map(line -> line.strip().replaceAll(" {2,}", " | "))
                .filter(line -> line.startsWith(String.join(" | ", starts)))
                .findFirst()
                .orElse("no such row");
    }

    @Test
    void print_patternsOfEachKind_standBesideWhatWasPlanted() {
        String report = report(
                List.of(
                        pattern(true, new Pattern.Sequence(List.of("check_policy"), "refund_payment")),
                        pattern(true, recovery("Unknown column <*> in <*>", 0.87)),
                        pattern(true, new Pattern.Tool("ocr", "extract_table", List.of("goal has scann"))),
                        pattern(true, speedUp("bulk_load", "batch", "5000", "1"))),
                List.of(),
                List.of());
        assertThat(row(report, "refund", "check_policy"))
                .isEqualTo("refund | check_policy | refund_payment | 70 % | 71 % | [68, 74] | 612");
        assertThat(row(report, "sql:select", "Unknown column '{column}' in '{table}'", "sql:describe"))
                .endsWith("sql:describe | 87 % | 87 % | [82, 92] | 212");
        assertThat(row(report, "sql:select", "Unknown column '{column}' in '{table}'", "sql:select (again)"))
                .endsWith("11 % | 12 % | [9, 16] | 300 | avoid");
        assertThat(row(report, "extract_table", "goal scanned", "ocr")).endsWith("ocr | 95 % | 94 % | [68, 74] | 612");
        assertThat(row(report, "bulk_load")).endsWith("10.0× | 9.8× | [0.7, 0.7] | found");
    }

    @Test
    void print_withoutPatterns_saysWhatIsMissingAndWhatIsRightlyMissing() {
        String report = report(List.of(), List.of(), List.of());
        assertThat(row(report, "refund", "check_policy")).endsWith("70 % | –");
        assertThat(row(report, "bulk_load")).endsWith("not found");
        assertThat(row(report, "resize_images")).endsWith("rightly not advised");
        assertThat(row(report, "parse_listing")).endsWith("3.0×, works 70 % | – | rightly not advised");
        assertThat(report).contains("Advice\n  nothing\n");
    }

    @Test
    void print_closedOrOtherPatterns_areNotTakenForThePlanted() {
        String report = report(
                List.of(
                        pattern(false, new Pattern.Sequence(List.of("check_policy"), "refund_payment")),
                        pattern(true, new Pattern.Sequence(List.of("get_order"), "refund_payment")),
                        pattern(true, recovery("Access denied for user <*>", 0.87)),
                        pattern(true, new Pattern.Tool("ocr", "extract_table", List.of("goal=invoice"))),
                        pattern(true, speedUp("resize_images", "variant", "wasm", "native"))),
                List.of(),
                List.of());
        assertThat(row(report, "refund", "check_policy")).endsWith("70 % | –");
        assertThat(row(report, "sql:select", "Unknown column")).endsWith("11 % | –");
        assertThat(row(report, "extract_table", "goal scanned", "ocr")).endsWith("95 % | –");
        assertThat(row(report, "resize_images")).endsWith("wrongly found");
    }

    @Test
    void print_questions_showsTheAnswerOrTheSilence() {
        Advice.Item item = new Advice.Item(
                Kind.RECOVERY,
                "sql:describe",
                0.87,
                new Interval(0.81, 0.91),
                212,
                0.4,
                "87 % of 212",
                "p-1",
                false,
                1);
        Advice.Silence silence = new Advice.Silence(Kind.SEQUENCE, "never seen before", 5);
        Question question = Question.builder()
                .task("sql:select")
                .error("Unknown column 'x17'\n")
                .build();
        String report = report(
                List.of(),
                List.of(new DemoReport.Asked(
                        question, new Advice("r-1", Advice.Match.STRONG, List.of(item), List.of(silence)))),
                List.of(new Quality(Kind.SEQUENCE, Map.of("top1", 0.823, "scored", 10_400.0, "ece", Double.NaN))));
        assertThat(report)
                .contains("sql:select failed: Unknown column 'x17'", "sql:describe", "87 % [81, 91]", "87 % of 212")
                .contains("(silent: sequence)", "never seen before")
                .contains("0.823", "10 400");
        assertThat(report.lines().filter(line -> line.contains("0.823")))
                .as("what is not known is left out")
                .noneMatch(line -> line.contains("ece") || line.contains("NaN"));
    }
}
