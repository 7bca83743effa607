package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExportCommandTest {
    private static final String LINES = "{\"type\":\"export\"}\n{\"type\":\"pattern\",\"pattern\":{\"title\":\"ä\"}}\n";
    private static final String END = "{\"type\":\"end\",\"patterns\":1}\n";

    private final TestScreen screen = new TestScreen("");

    @Test
    void call_wholeExport_printsItsLines() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(200, LINES + END)) {
            assertThat(screen.run("export", "--url", engine.url())).isZero();
            assertThat(engine.asked()).containsExactly("GET /api/v1/export");
        }
        assertThat(screen.out()).isEqualTo(LINES + END);
    }

    @Test
    void call_brokenOff_printsWhatCameAndFails() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(200, LINES)) {
            assertThat(screen.run("export", "--url", engine.url())).isEqualTo(1);
        }
        assertThat(screen.out()).isEqualTo(LINES);
        assertThat(screen.err())
                .isEqualTo("pattern-engine export: the export was broken off: its last line is missing\n");
    }

    @Test
    void call_engineRefuses_tellsWhy() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(503, "not now")) {
            assertThat(screen.run("export", "--url", engine.url())).isEqualTo(1);
        }
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("answered 503: not now");
    }
}
