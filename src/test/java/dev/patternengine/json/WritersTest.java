package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Advice;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Origin;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WritersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void writeAdvice_itemsAndSilence_hasTheShapeOfTheInterface() throws IOException {
        Advice.Item item = new Advice.Item(
                Kind.RECOVERY, "sql:describe", 0.87, new Interval(0.81, 0.91), 212, 0.4, "why", "p-1", false, 1);
        Advice.Item bare =
                new Advice.Item(Kind.TOOL, "x", 0.5, new Interval(0, 1), 1, Double.NaN, "why", "", true, Double.NaN);
        Advice advice = new Advice(
                "r-1", Advice.Match.STRONG, List.of(item, bare), List.of(new Advice.Silence(Kind.SEQUENCE, "thin", 9)));

        assertJson(new AdviceWriter().bytes(advice), """
            {"id":"r-1","match":"strong","items":[
             {"kind":"recovery","action":"sql:describe","confidence":0.87,"interval":[0.81,0.91],"support":212,
              "expected_time":0.4,"reason":"why","pattern":"p-1","avoid":false,"propensity":1},
             {"kind":"tool","action":"x","confidence":0.5,"interval":[0.0,1.0],"support":1,
              "expected_time":null,"reason":"why","pattern":null,"avoid":true,"propensity":null}],
             "silent":[{"kind":"sequence","reason":"thin","needs":9}]}\
            """);
    }

    @Test
    void writeAdvice_disputedItem_hasTheFiguresOfEachOrigin() throws IOException {
        Origin.Rate half = new Origin.Rate(0.5, new Interval(0.25, 0.75), 12);
        Origin.Rate untried = new Origin.Rate(Double.NaN, new Interval(0, 1), 0);
        Advice.Item item = new Advice.Item(
                        Kind.RECOVERY, "a", 0.87, new Interval(0.81, 0.91), 212, Double.NaN, "why", "p-1", false, 1)
                .disputed(
                        List.of(
                                new Origin("north", true, untried, Optional.of(new Origin.Better("b", half))),
                                new Origin("south", false, half, Optional.empty())),
                        "who");
        assertJson(new AdviceWriter().bytes(new Advice("r-1", Advice.Match.STRONG, List.of(item), List.of())), """
            {"id":"r-1","match":"strong","items":[
             {"kind":"recovery","action":"a","confidence":0.87,"interval":[0.81,0.91],"support":212,
              "expected_time":null,"reason":"why; who","pattern":"p-1","avoid":false,"propensity":1,"origins":[
               {"origin":"north","contradicts":true,"share":null,"interval":[0.0,1.0],"support":0,
                "better":{"action":"b","share":0.5,"interval":[0.25,0.75],"support":12}},
               {"origin":"south","contradicts":false,"share":0.5,"interval":[0.25,0.75],"support":12,"better":null}]}],
             "silent":[]}\
            """);
    }

    @Test
    void writePattern_eachKind_flattensItsFields() throws IOException {
        String common = "\"id\":\"p-1\",\"state\":\"open\",\"title\":\"t\",\"confidence\":0.9,\"interval\":[0.8,0.95],"
                + "\"support\":12,\"sessions\":null,\"success_rate\":null,\"first_seen\":\"1970-01-01\","
                + "\"last_seen\":\"1970-01-02\",\"version\":3,\"applies\":{\"domain\":\"retail\"},"
                + "\"evidence\":{\"lift\":2.5,\"none\":null},\"review\":null,";

        assertJson(
                pattern(new Pattern.Sequence(List.of("a", "b"), "c")),
                "{" + common + "\"kind\":\"sequence\",\"steps\":[\"a\",\"b\"],\"next\":\"c\",\"whole\":false,"
                        + "\"typical_time\":null}");
        assertJson(
                pattern(new Pattern.Workflow(List.of("a", "b"), 1.5)),
                "{" + common + "\"kind\":\"sequence\",\"steps\":[\"a\",\"b\"],\"next\":null,\"whole\":true,"
                        + "\"typical_time\":1.5}");
        assertJson(
                pattern(new Pattern.Recovery(
                        "s",
                        "t <*>",
                        "",
                        FailureClass.BENIGN,
                        List.of(new Pattern.Action("a", List.of("b"), 0.5, new Interval(0.25, 0.75), 4, true, true)))),
                "{" + common
                        + "\"kind\":\"recovery\",\"signature\":\"s\",\"template\":\"t"
                        + " <*>\",\"task\":null,\"class\":\"benign\",\"actions\":"
                        + "[{\"action\":\"a\",\"then\":[\"b\"],\"success_rate\":0.5,\"interval\":[0.25,0.75],\"support\":4,\"avoid\":true,\"clear\":true}]}");
        assertJson(
                pattern(new Pattern.Tool("x", "y", List.of("goal=z"))),
                "{" + common + "\"kind\":\"tool\",\"tool\":\"x\",\"task\":\"y\",\"features\":[\"goal=z\"]}");
        assertJson(
                pattern(new Pattern.Performance("a", "batch", "5000", "1", 9.8, new Interval(8.1, 11.9))),
                "{" + common + "\"kind\":\"performance\",\"task\":\"a\",\"dimension\":\"batch\",\"variant\":\"5000\","
                        + "\"baseline\":\"1\",\"ratio\":9.8,\"interval_now\":[8.1,11.9]}");
    }

    @Test
    void writeQuality_dots_nestAlsoWhenApart() throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("failures", 4.0);
        figures.put("followed.n", 3.0);
        figures.put("not_followed.n", 1.0);
        figures.put("followed.recovered", Double.NaN);

        assertJson(
                new QualityWriter().bytes(new Quality(Kind.RECOVERY, figures)),
                "{\"failures\":4,\"followed\":{\"n\":3,\"recovered\":null},\"not_followed\":{\"n\":1}}");
    }

    @Test
    void writeProblem_errors_nameLineAndField() throws IOException {
        Problem problem = Problem.refused(new Rejection("/task", "is required").at(3));

        assertJson(new ProblemWriter().bytes(problem), """
            {"type":"about:blank","title":"Bad input","status":400,"detail":"/task is required",
             "errors":[{"line":3,"pointer":"/task","detail":"is required"}]}\
            """);
    }

    @Test
    void writePage_lastOne_hasNoCursor() throws IOException {
        JsonWriter<String> texts = (text, out) -> out.writeString(text);

        assertJson(
                texts.page().bytes(new JsonWriter.Page<>(List.of("a"), "")),
                "{\"items\":[\"a\"],\"next_cursor\":null}");
        assertJson(texts.page().bytes(new JsonWriter.Page<>(List.of(), "c")), "{\"items\":[],\"next_cursor\":\"c\"}");
    }

    @Test
    void writePattern_circumstancesAndFigures_areInOrder() {
        Map<String, String> circumstances = Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6");
        Map<String, Double> figures = Map.of("a", 1.0, "b", 2.0, "c", 3.0, "d", 4.0, "e", 5.0, "f", 6.0);

        assertThat(new String(
                        pattern(circumstances, figures, new Pattern.Sequence(List.of("a"), "b")),
                        StandardCharsets.UTF_8))
                .contains("\"applies\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\",\"f\":\"6\"}")
                .contains("\"evidence\":{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6}");
    }

    private static byte[] pattern(Pattern.Detail detail) {
        return pattern(Map.of("domain", "retail"), Map.of("lift", 2.5, "none", Double.NaN), detail);
    }

    private static byte[] pattern(
            Map<String, String> circumstances, Map<String, Double> figures, Pattern.Detail detail) {
        return new PatternWriter()
                .bytes(new Pattern(
                        "p-1",
                        true,
                        "t",
                        0.9,
                        new Interval(0.8, 0.95),
                        12,
                        -1,
                        Double.NaN,
                        0,
                        86_400_000,
                        3,
                        circumstances,
                        figures,
                        detail));
    }

    private static void assertJson(byte[] actual, String expected) throws IOException {
        assertThat(MAPPER.readTree(actual)).isEqualTo(MAPPER.readTree(expected));
    }
}
