package dev.patternengine.json;

import static dev.patternengine.json.ObservationReaderTest.accepted;
import static dev.patternengine.json.ObservationReaderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Success;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {
    @Test
    void read_allFields_keepsThem() {
        Question question = accepted(read("""
            {"session":"run-7","task":"sql:select","error":"Unknown column","goal":"orders of May",
             "recent":["search",{"task":"open","success":false}],"context":{"domain":"retail"},
             "candidates":["describe",{"tool":"select","description":"reads rows"}],
             "kinds":["recovery","tool"],"limit":7,"explore":true}\
            """));

        assertThat(question.session()).isEqualTo("run-7");
        assertThat(question.task()).isEqualTo("sql:select");
        assertThat(question.error()).isEqualTo("Unknown column");
        assertThat(question.goal()).isEqualTo("orders of May");
        assertThat(question.recent())
                .containsExactly(
                        Observation.of("search").build(),
                        Observation.of("open").success(Success.NO).build());
        assertThat(question.context().text("domain")).isEqualTo("retail");
        assertThat(question.candidates())
                .containsExactly(new Candidate("describe", ""), new Candidate("select", "reads rows"));
        assertThat(question.kinds()).isEqualTo(Set.of(Kind.RECOVERY, Kind.TOOL));
        assertThat(question.limit()).isEqualTo(7);
        assertThat(question.explore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"session\":null,\"task\":null,\"error\":null,\"goal\":null,\"recent\":null,\"context\":null,"
                        + "\"candidates\":null,\"kinds\":null,\"limit\":null,\"explore\":null}"
            })
    void read_nothingOrNulls_asksAllKindsForTheDefault(String json) {
        Question question = accepted(read(json));

        assertThat(question).isEqualTo(Question.builder().at(17).seed(4).build());
        assertThat(question.kinds()).hasSize(4);
        assertThat(question.limit()).isEqualTo(Question.DEFAULT_LIMIT);
    }

    @Test
    void read_goalInContextOnly_isTheGoal() {
        assertThat(accepted(read("{\"context\":{\"goal\":\"refund\"}}")).goal()).isEqualTo("refund");
        assertThat(accepted(read("{\"goal\":\"own\",\"context\":{\"goal\":\"refund\"}}"))
                        .goal())
                .isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"limit\":0}                            | /limit             | 1 to 100",
                "{\"limit\":101}                          | /limit             | 1 to 100",
                "{\"limit\":2.5}                          | /limit             | whole number",
                "{\"limit\":\"5\"}                        | /limit             | whole number",
                "{\"kinds\":[\"sequence\",\"magic\"]}     | /kinds/1           | one of",
                "{\"kinds\":[7]}                          | /kinds/0           | name of a kind",
                "{\"kinds\":\"tool\"}                     | /kinds             | array",
                "{\"recent\":[\"a\",7]}                   | /recent/1          | task's name",
                "{\"recent\":[\"\"]}                      | /recent/0          | empty",
                "{\"recent\":[{\"task\":\"a\",\"sucess\":false}]} | /recent/0/sucess | success",
                "{\"recent\":[{\"task\":\"a\",\"y\":2}]} | /recent/0/y     | not known",
                "{\"recent\":[{\"task\":\"a\"},{}]}       | /recent/1/task     | required",
                "{\"recent\":[{\"task\":\"a\",\"end\":1}]} | /recent/0/end     | true or false",
                "{\"candidates\":[{\"description\":\"d\"}]} | /candidates/0/tool | required",
                "{\"candidates\":[{\"tool\":7}]}          | /candidates/0/tool | string",
                "{\"candidates\":[null]}                  | /candidates/0      | name or an object",
                "{\"candidates\":{}}                      | /candidates        | array",
                "{\"explore\":\"yes\"}                    | /explore           | true or false",
                "{\"session\":\"\\n\"}                    | /session           | control",
                "{\"context\":{\"a\":{}}}                 | /context/a         | flat",
                "{\"task\":\"a\",\"task\":\"b\"}          | /task              | twice",
                "{\"x\":1}                               | /x                 | known are session, task, error",
                "{\"taks\":\"a\"}                        | /taks              | did you mean task?",
                "{\"Task\":\"a\"}                        | /Task              | did you mean task?",
                "{\"candidate\":[]}                      | /candidate         | did you mean candidates?",
                "{\"candidates\":[{\"tool\":\"t\",\"descripton\":\"d\"}]} | /candidates/0/descripton | did you mean"
                        + " description?",
                "{\"task\":\" \"}                        | /task              | blank",
                "{\"recent\":[\" \\t\"]}                 | /recent/0          | control",
                "{\"recent\":[\"  \"]}                   | /recent/0          | blank",
                "{\"recent\":[{\"task\":\" \"}]}         | /recent/0/task     | blank",
                "{\"candidates\":[\" \"]}                | /candidates/0      | blank",
                "[]                                       | ``                 | JSON object"
            })
    void read_badInput_namesFieldAndReason(String json, String pointer, String reason) {
        Rejection rejection = refused(read(json));

        assertThat(rejection.pointer()).isEqualTo(pointer);
        assertThat(rejection.reason()).contains(reason);
    }

    @Test
    void read_tooManyCandidates_isRefused() {
        String json = "{\"candidates\":[" + "\"t\",".repeat(Limits.LIST) + "\"t\"]}";

        assertThat(refused(read(json)).pointer()).isEqualTo("/candidates/1000");
    }

    @Test
    void readOutcome_allFields_keepsThem() {
        Report report = accepted(
                outcome("{\"recommendation\":\"r-1\",\"followed\":true,\"success\":false,\"execution_time\":0.5}"));

        assertThat(report).isEqualTo(new Report("r-1", true, Success.NO, 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"followed\":true}                                        | /recommendation | required",
                "{\"recommendation\":\"r\",\"folowed\":true}                | /folowed        | did you mean followed?",
                "{\"recommendation\":\"r\",\"followed\":true,\"execution_time\":1e300} | /execution_time | at most",
                "{\"recommendation\":\"r\"}                                 | /followed       | required",
                "{\"recommendation\":\"r\",\"followed\":1}                  | /followed       | true or false",
                "{\"recommendation\":7,\"followed\":true}                   | /recommendation | string",
                "{\"recommendation\":\"r\",\"followed\":true,\"execution_time\":-1} | /execution_time | negative"
            })
    void readOutcome_badInput_namesFieldAndReason(String json, String pointer, String reason) {
        Rejection rejection = refused(outcome(json));

        assertThat(rejection.pointer()).isEqualTo(pointer);
        assertThat(rejection.reason()).contains(reason);
    }

    private static Parsed<Report> outcome(String json) {
        return OutcomeReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Parsed<Question> read(String json) {
        return QuestionReader.read(json.getBytes(StandardCharsets.UTF_8), 17, 4);
    }

    @Test
    void readArray_brokenElement_doesNotHurtTheOthers() {
        List<Boolean> good = new ArrayList<>();
        byte[] json = "[{\"task\":\"a\"}, {\"task\":}, {\"task\":\"]}\\\"\"} ,7]".getBytes(StandardCharsets.UTF_8);

        assertThat(ArrayReader.read(
                        json,
                        (number, bytes, offset, length) -> good.add(
                                ObservationReader.read(bytes, offset, length, Fallback.NONE)
                                        instanceof Parsed.Accepted)))
                .isEmpty();
        assertThat(good).containsExactly(true, false, true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                        | ``  | must be a JSON array",
                "``                        | ``  | must be a JSON array",
                "[{\"task\":\"a\"}         | /0  | not closed",
                "[{\"task\":\"a\"},{\"t    | /1  | not closed",
                "[                         | /0  | not closed",
                "[{\"task\":\"a\"}}        | /1  | must be followed by a comma",
                "[{\"task\":\"a\"}] x      | ``  | follows its JSON array"
            })
    void readArray_brokenArray_tellsWhere(String json, String pointer, String reason) {
        Rejection rejection = ArrayReader.read(
                        json.getBytes(StandardCharsets.UTF_8), (number, bytes, offset, length) -> {})
                .orElseThrow();

        assertThat(rejection.pointer()).isEqualTo(pointer);
        assertThat(rejection.reason()).contains(reason);
    }
}
