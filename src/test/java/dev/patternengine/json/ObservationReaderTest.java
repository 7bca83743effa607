package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationReaderTest {
    @Test
    void read_allFields_keepsThem() {
        Observation told = accepted("""
            {"id":"o-1","session":"run-7","agent":"planner-3","task":"process_data","tool":"spark",
             "timestamp":"2026-11-22T08:00:00Z","execution_time":1.5,"success":true,"error":null,
             "context":{"goal":"clean the May orders","rows":12,"dry":false,"none":null},
             "params":{"variant":"batch"},"outcome":1.0,"started":true,"end":true}\
            """);

        assertThat(told)
                .isEqualTo(Observation.of("process_data")
                        .id("o-1")
                        .session("run-7")
                        .agent("planner-3")
                        .tool("spark")
                        .timestamp(Instant.parse("2026-11-22T08:00:00Z").toEpochMilli())
                        .executionTime(1.5)
                        .success(true)
                        .context("goal", Value.of("clean the May orders"))
                        .context("rows", Value.of(12))
                        .context("dry", Value.of(false))
                        .param("variant", Value.of("batch"))
                        .outcome(1.0)
                        .started(true)
                        .end(true)
                        .build());
    }

    @Test
    void read_taskAlone_leavesTheRestAbsent() {
        assertThat(accepted("{\"task\":\"a\"}")).isEqualTo(Observation.of("a").build());
    }

    @Test
    void read_nulls_areAbsentAndSuccessUnknown() {
        Observation told = accepted("""
            {"task":"a","id":null,"session":null,"agent":null,"tool":null,"timestamp":null,"execution_time":null,
             "success":null,"error":null,"context":null,"params":null,"outcome":null,"started":null,"end":null}\
            """);

        assertThat(told).isEqualTo(Observation.of("a").success(Success.UNKNOWN).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"task\":\"a\"}                                   | YES",
                "{\"task\":\"a\",\"error\":\"\"}                    | YES",
                "{\"task\":\"a\",\"error\":\"boom\"}                | NO",
                "{\"task\":\"a\",\"error\":\"boom\",\"success\":true} | YES",
                "{\"task\":\"a\",\"error\":\"boom\",\"success\":null} | UNKNOWN",
                "{\"task\":\"a\",\"success\":false}                 | NO"
            })
    void read_success_followsWhatIsTold(String json, Success expected) {
        assertThat(accepted(json).success()).isEqualTo(expected);
    }

    @Test
    void read_unknownFields_leavesThemOutAndCountsThem() {
        Parsed<Observation> parsed = read("{\"x\":1,\"task\":\"a\",\"y\":{\"z\":[1,2,{}]},\"w\":\"t\"}");

        assertThat(parsed).isEqualTo(new Parsed.Accepted<>(Observation.of("a").build(), 3));
    }

    @Test
    void read_byteOrderMark_isTolerated() {
        assertThat(accepted("\uFEFF{\"task\":\"a\"}").task()).isEqualTo("a");
    }

    @Test
    void read_freeText_mayHoldControlCharactersAndPairs() {
        Observation told =
                accepted("{\"task\":\"a\",\"error\":\"x\\n\\u0007\\ud83d\\ude00\",\"context\":{\"k\":\"\\t\"}}");

        assertThat(told.error()).isEqualTo("x\n\u0007😀");
        assertThat(told.context().text("k")).isEqualTo("\t");
    }

    @Test
    void read_longestTexts_areAccepted() {
        String name = "n".repeat(Limits.NAME);
        String text = "t".repeat(Limits.TEXT);

        Observation told = accepted("{\"task\":\"" + name + "\",\"error\":\"" + text + "\"}");

        assertThat(told.task()).isEqualTo(name);
        assertThat(told.error()).isEqualTo(text);
    }

    @Test
    void read_fallback_fillsOnlyWhatIsNotTold() {
        Fallback fallback = new Fallback("key-1", "header");

        Observation bare = accepted(read("{\"task\":\"a\"}", fallback));
        Observation told = accepted(read("{\"task\":\"a\",\"id\":\"i\",\"session\":\"s\"}", fallback));

        assertThat(bare.id()).isEqualTo("key-1");
        assertThat(bare.session()).isEqualTo("header");
        assertThat(told.id()).isEqualTo("i");
        assertThat(told.session()).isEqualTo("s");
    }

    @Test
    void read_partOfBytes_readsNothingElse() {
        byte[] bytes = "xx{\"task\":\"a\"}yy".getBytes(StandardCharsets.UTF_8);

        assertThat(accepted(ObservationReader.read(bytes, 2, bytes.length - 4, Fallback.NONE))
                        .task())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                            | /task           | is required",
                "{\"task\":\"\"}                               | /task           | is required",
                "{\"task\":null}                               | /task           | is required",
                "{\"task\":7}                                  | /task           | must be a string",
                "{\"task\":\"  \"}                             | /task           | must not be blank",
                "{\"task\":\"\\u00a0\\u2003\"}                 | /task           | must not be blank",
                "{\"task\":\"a\",\"execution_time\":1.7e308}   | /execution_time | at most 1000000000",
                "{\"task\":\"a\",\"execution_time\":1000000001} | /execution_time | at most 1000000000",
                "{\"task\":\"a\",\"outcome\":-1e300}           | /outcome        | from -1000000 to 1000000",
                "{\"task\":[\"a\"]}                            | /task           | must be a string",
                "{\"task\":\"(end)\"}                          | /task           | (end)",
                "{\"task\":\"(give up)\"}                      | /task           | (give up)",
                "{\"task\":\"(same call)\"}                    | /task           | (same call)",
                "{\"task\":\"a\\u0000b\"}                      | /task           | control",
                "{\"task\":\"a\",\"id\":\"\\u007f\"}           | /id             | control",
                "{\"task\":\"a\",\"session\":\"a\\nb\"}        | /session        | control",
                "{\"task\":\"a\",\"agent\":\"\\u0085\"}        | /agent          | control",
                "{\"task\":\"a\",\"tool\":\"\\t\"}             | /tool           | control",
                "{\"task\":\"a\",\"tool\":true}                | /tool           | must be a string",
                "{\"task\":\"a\",\"error\":{}}                 | /error          | must be a string",
                "{\"task\":\"a\",\"error\":\"\\ud800\"}        | /error          | surrogate",
                "{\"task\":\"\\udc00\\ud800\"}                 | /task           | surrogate",
                "{\"task\":\"a\",\"execution_time\":-1}        | /execution_time | negative",
                "{\"task\":\"a\",\"execution_time\":1e999}     | /execution_time | finite",
                "{\"task\":\"a\",\"execution_time\":NaN}       | /execution_time | NaN",
                "{\"task\":\"a\",\"execution_time\":-Infinity} | /execution_time | NaN",
                "{\"task\":\"a\",\"execution_time\":\"1.5\"}   | /execution_time | must be a number",
                "{\"task\":\"a\",\"outcome\":true}             | /outcome        | must be a number",
                "{\"task\":\"a\",\"outcome\":-1e999}           | /outcome        | finite",
                "{\"task\":\"a\",\"success\":\"true\"}         | /success        | true or false",
                "{\"task\":\"a\",\"success\":1}                | /success        | true or false",
                "{\"task\":\"a\",\"started\":\"no\"}           | /started        | true or false",
                "{\"task\":\"a\",\"end\":0}                    | /end            | true or false",
                "{\"task\":\"a\",\"timestamp\":1763798400}     | /timestamp      | not a number",
                "{\"task\":\"a\",\"timestamp\":\"yesterday\"}  | /timestamp      | ISO 8601",
                "{\"task\":\"a\",\"timestamp\":{}}             | /timestamp      | ISO 8601",
                "{\"task\":\"a\",\"timestamp\":\"1969-12-31T23:59:59Z\"} | /timestamp | 1970 to 2200",
                "{\"task\":\"a\",\"timestamp\":\"2201-01-01\"} | /timestamp      | 1970 to 2200",
                "{\"task\":\"a\",\"context\":[]}               | /context        | must be an object",
                "{\"task\":\"a\",\"params\":\"x\"}             | /params         | must be an object",
                "{\"task\":\"a\",\"context\":{\"k\":{}}}       | /context/k      | flat",
                "{\"task\":\"a\",\"context\":{\"k\":[1]}}      | /context/k      | flat",
                "{\"task\":\"a\",\"context\":{\"k\":1e400}}    | /context/k      | finite",
                "{\"task\":\"a\",\"params\":{\"k\":\"\\udfff\"}} | /params/k     | surrogate",
                "{\"task\":\"a\",\"context\":{\"a/b~c\":[]}}   | /context/a~1b~0c | flat",
                "{\"task\":\"a\",\"task\":\"b\"}               | /task           | twice",
                "{\"task\":\"a\",\"context\":{\"k\":1,\"k\":2}} | /context/k     | twice",
                "{\"task\":\"a\",\"x\":{\"k\":1,\"k\":2}}      | /x/k            | twice",
                "{\"task\":\"a\"} x                            | ``              | follows",
                "{\"task\":\"a\"}{}                            | ``              | follows",
                "{\"task\":\"a\"},                             | ``              | follows",
                "[]                                            | ``              | must be a JSON object",
                "\"task\"                                      | ``              | must be a JSON object",
                "17                                            | ``              | must be a JSON object",
                "null                                          | ``              | must be a JSON object",
                "{\"task\":\"a\" | `` | cut off",
                "{\"task\":\"a                                 | /task           | cut off",
                "{\"task\":tru}                                | /task           | not valid JSON",
                "{'task':'a'}                                  | ``              | not valid JSON",
                "{\"task\":\"a\",} | `` | name in double quotes is missing",
                "{\"task\":\"a\" \"tool\":\"b\"} | `` | a comma or a closing brace is missing",
                "{\"task\":\"\\x\"}                            | /task           | not valid JSON",
                "{\"task\":\"a\",\"execution_time\":01}        | /execution_time | not valid JSON",
                "{\"task\":\"a\" /* c */} | `` | comments are not allowed"
            })
    void read_badInput_namesFieldAndReason(String json, String pointer, String reason) {
        Rejection rejection = refused(read(json));

        assertThat(rejection.pointer()).isEqualTo(pointer);
        assertThat(rejection.reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void read_nothing_isRefused(String json) {
        assertThat(refused(read(json)).reason()).contains("must be a JSON object");
    }

    @Test
    void read_rawControlCharacterInText_isRefused() {
        assertThat(refused(read("{\"task\":\"a\",\"error\":\"x\ny\"}")).reason())
                .contains("must be escaped");
    }

    @Test
    void read_controlCharacterInAttributeName_isRefused() {
        assertThat(refused(read("{\"task\":\"a\",\"context\":{\"a\\u0001\":1}}"))
                        .reason())
                .contains("control characters");
    }

    @Test
    void read_halfASurrogateInAttributeName_isRefused() {
        assertThat(refused(read("{\"task\":\"a\",\"context\":{\"\\ud800\":1}}")).reason())
                .contains("surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "session", "agent", "task", "tool"})
    void read_nameTooLong_isRefused(String field) {
        Rejection rejection = refused(read("{\"" + field + "\":\"" + "n".repeat(Limits.NAME + 1) + "\"}"));

        assertThat(rejection.pointer()).isEqualTo("/" + field);
        assertThat(rejection.reason()).contains("256");
    }

    @Test
    void read_attributeNameTooLong_isRefused() {
        String json = "{\"task\":\"a\",\"params\":{\"" + "n".repeat(Limits.NAME + 1) + "\":1}}";

        assertThat(refused(read(json)).reason()).contains("256");
    }

    @Test
    void read_textTooLong_isRefused() {
        Rejection rejection = refused(read("{\"task\":\"a\",\"error\":\"" + "t".repeat(Limits.TEXT + 1) + "\"}"));

        assertThat(rejection).isEqualTo(new Rejection("/error", "must not be longer than 65536 characters"));
    }

    @Test
    void read_fieldNameFarTooLong_isRefusedWithoutBlamingTheFieldBefore() {
        Rejection rejection = refused(read("{\"task\":\"a\",\"" + "n".repeat(70_000) + "\":1}"));

        assertThat(rejection).isEqualTo(new Rejection("", "holds a field whose name is too long"));
    }

    @Test
    void read_numberTooLong_isRefused() {
        Rejection rejection = refused(read("{\"task\":\"a\",\"outcome\":" + "9".repeat(1_001) + "}"));

        assertThat(rejection).isEqualTo(new Rejection("/outcome", "is a number with too many digits"));
    }

    @Test
    void read_nestedTooDeep_isRefused() {
        String deepest = "{\"task\":\"a\",\"x\":" + "[".repeat(15) + "]".repeat(15) + "}";
        String deeper = "{\"task\":\"a\",\"x\":" + "[".repeat(16) + "]".repeat(16) + "}";

        assertThat(accepted(deepest).task()).isEqualTo("a");
        assertThat(refused(read(deeper)).reason()).isEqualTo("is nested deeper than 16 levels");
    }

    @Test
    void read_tooManyAttributes_isRefusedAtTheFirstTooMany() {
        Rejection rejection = refused(read("{\"task\":\"a\",\"context\":" + attributes(Limits.ATTRIBUTES + 1) + "}"));

        assertThat(accepted("{\"task\":\"a\",\"context\":" + attributes(Limits.ATTRIBUTES) + "}")
                        .context()
                        .items())
                .hasSize(Limits.ATTRIBUTES);
        assertThat(rejection.pointer()).isEqualTo("/context/k64");
        assertThat(rejection.reason()).contains("64");
    }

    @Test
    void read_invalidUtf8_isRefused() {
        byte[][] samples = {
            bytes("{\"task\":\"", 0xFF, "\"}"),
            bytes("{\"task\":\"", 0xC0, 0x80, "\"}"),
            bytes("{\"task\":\"", 0xED, 0xA0, 0x80, "\"}"),
            bytes("{\"task\":\"a\",\"x\":\"", 0xE2, 0x82, "\"}"),
            "{\"task\":\"a\"}".getBytes(StandardCharsets.UTF_16LE),
            "{\"task\":\"a\"}".getBytes(StandardCharsets.UTF_16BE)
        };
        for (byte[] sample : samples) {
            assertThat(refused(ObservationReader.read(sample)).reason()).contains("UTF-8");
        }
    }

    private static String attributes(int count) {
        StringBuilder json = new StringBuilder("{");
        for (int place = 0; place < count; place++) {
            json.append(place == 0 ? "" : ",").append("\"k").append(place).append("\":1");
        }
        return json.append('}').toString();
    }

    private static byte[] bytes(Object... parts) {
        StringBuilder latin = new StringBuilder();
        for (Object part : parts) {
            latin.append(part instanceof Integer unit ? String.valueOf((char) (int) unit) : part);
        }
        return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Parsed<Observation> read(String json) {
        return read(json, Fallback.NONE);
    }

    private static Parsed<Observation> read(String json, Fallback fallback) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return ObservationReader.read(bytes, 0, bytes.length, fallback);
    }

    private static Observation accepted(String json) {
        return accepted(read(json));
    }

    static <T> T accepted(Parsed<T> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
        return ((Parsed.Accepted<T>) parsed).value();
    }

    static Rejection refused(Parsed<?> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused<?>) parsed).rejection();
    }

    @Test
    void read_emptyContext_isNone() {
        assertThat(accepted("{\"task\":\"a\",\"context\":{}}").context()).isSameAs(Attributes.NONE);
    }
}
