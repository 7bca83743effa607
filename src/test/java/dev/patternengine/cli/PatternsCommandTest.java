package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternsCommandTest {
    private static final String GOOD = "{\"task\":\"a\",\"session\":\"s\"}\n";

    @TempDir
    private Path folder;

    @Test
    void patterns_ofAFile_areTheOpenOnesOfEachKind() throws IOException {
        Path file = Files.writeString(folder.resolve("ein Tag, 日.ndjson"), GOOD.repeat(3));
        TestScreen screen = new TestScreen("");
        assertThat(screen.run("patterns", file.toString(), "--json")).isZero();
        assertThat(screen.err()).isEmpty();
        assertThat(screen.out())
                .startsWith("{\"items\":[{")
                .contains("\"kind\":\"sequence\"", "\"kind\":\"performance\"", "\"support\":3");
    }

    @Test
    void patterns_ofAFileThatRepeatsIds_countEachOnceAsAnEngineDoes() {
        String line = "{\"task\":\"a\",\"session\":\"s\",\"id\":\"%s\"}\n";
        TestScreen screen = new TestScreen((line.formatted("1") + line.formatted("2")).repeat(3));
        assertThat(screen.run("patterns", "-", "--kind", "sequence", "--json")).isZero();
        assertThat(screen.out()).contains("\"support\":2");
        assertThat(screen.err())
                .isEqualTo("-: 4 observations left out: an observation with the same id came before in the session\n");
    }

    @Test
    void patterns_ofOneKind_areOfThatKindOnly() {
        TestScreen screen = new TestScreen(GOOD.repeat(3));
        assertThat(screen.run("patterns", "-", "--kind", "tool", "--json")).isZero();
        assertThat(screen.out()).contains("\"kind\":\"tool\"").doesNotContain("\"kind\":\"sequence\"");
    }

    @Test
    void patterns_forPeople_areATableOnStandardError() {
        TestScreen screen = new TestScreen(GOOD.repeat(3));
        assertThat(screen.run("patterns", "-")).isZero();
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("kind", "confidence", "sequence");
    }

    @Test
    void patterns_brokenLines_namesThemAndUsesTheOthers() {
        TestScreen screen = new TestScreen(GOOD + "{\"task\":7}\n\nnonsense\n" + GOOD);
        assertThat(screen.run("patterns", "-", "--kind", "sequence", "--json")).isEqualTo(1);
        assertThat(screen.err()).contains("-:2: /task ").contains("-:4: the line ");
        assertThat(screen.out()).contains("\"support\":2");
    }

    @Test
    void patterns_manyBrokenLines_namesTheFirstAndCountsTheRest() {
        TestScreen screen = new TestScreen("x\n".repeat(1_000));
        assertThat(screen.run("patterns", "-")).isEqualTo(1);
        assertThat(screen.err().lines().count()).isLessThan(60);
        assertThat(screen.err()).contains("950 more lines");
    }

    @Test
    void patterns_ofAnEngine_readsAllPages() throws IOException {
        try (FakeEngine engine = new FakeEngine()
                .answer(200, "{\"items\":[{\"id\":\"p1\"}],\"next_cursor\":\"a b\"}")
                .answer(200, "{\"items\":[{\"id\":\"p2\"}],\"next_cursor\":null}")) {
            TestScreen screen = new TestScreen("");
            assertThat(screen.run("patterns", "--url", engine.url() + "/", "--kind", "recovery", "--json"))
                    .isZero();
            assertThat(screen.out()).isEqualTo("{\"items\":[{\"id\":\"p1\"},{\"id\":\"p2\"}]}\n");
            assertThat(engine.asked())
                    .containsExactly(
                            "GET /api/v1/patterns?state=open&kind=recovery",
                            "GET /api/v1/patterns?state=open&kind=recovery&cursor=a+b");
        }
    }

    @Test
    void patterns_ofAnEngineThatRefuses_exitsWithOneAndItsReason() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(404, "{\"title\":\"no such path\"}")) {
            TestScreen screen = new TestScreen("");
            assertThat(screen.run("patterns", "--url", engine.url())).isEqualTo(1);
            assertThat(screen.err()).contains("answered 404", "no such path");
        }
    }

    @Test
    void patterns_ofNoEngine_exitsWithOne() throws IOException {
        FakeEngine gone = new FakeEngine();
        gone.close();
        TestScreen screen = new TestScreen("");
        assertThat(screen.run("patterns", "--url", gone.url())).isEqualTo(1);
        assertThat(screen.err()).startsWith("pattern-engine patterns: no answer from " + gone.url());
    }
}
