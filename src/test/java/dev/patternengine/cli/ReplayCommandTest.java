package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import dev.patternengine.mining.CountingMiner;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayCommandTest {
    private static String line(int number) {
        return "{\"id\":\"o" + number + "\",\"task\":\"t\",\"session\":\"s" + number % 2 + "\",\"odd\":1}\n";
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < count; number++) {
            lines.append(line(number));
        }
        return lines.toString();
    }

    @Test
    void replay_withoutUrl_tellsWhatWasLearned() {
        TestScreen screen = new TestScreen(lines(10));
        assertThat(screen.run("replay", "-")).isZero();
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("10 observations of 2 sessions", "per second", "sequence", "performance");
    }

    @Test
    void replay_oneLine_countsItInTheSingular() {
        TestScreen screen = new TestScreen(line(0));
        assertThat(screen.run("replay", "-")).isZero();
        assertThat(screen.err()).startsWith("1 observation of 1 session in ");
    }

    @Test
    void replay_toAnEngine_sendsTheLinesAsTheyAreInChunks() throws IOException {
        try (FakeEngine engine = new FakeEngine()
                .answer(200, "{\"accepted\":490,\"duplicates\":10,\"rejected\":0}")
                .answer(200, "{\"accepted\":1,\"duplicates\":0,\"rejected\":0}")) {
            TestScreen screen = new TestScreen(lines(501));
            assertThat(screen.run("replay", "-", "--url", engine.url())).isZero();
            assertThat(engine.asked()).hasSize(2);
            assertThat(engine.asked().get(1)).isEqualTo("POST /api/v1/observations " + line(500));
            assertThat(screen.err()).startsWith("491 accepted, 10 already known, 0 rejected");
        }
    }

    @Test
    void replay_lineThatIsTooLongForAStream_isSentAloneBetweenTheOthers() throws IOException {
        try (FakeEngine engine = new FakeEngine()) {
            for (int request = 0; request < 3; request++) {
                engine.answer(200, "{\"accepted\":1}");
            }
            String longer = "{\"task\":\"t\",\"error\":\"" + "x".repeat(65_536) + "\"}";
            TestScreen screen = new TestScreen(line(0) + longer + "\n" + line(1));
            assertThat(screen.run("replay", "-", "--url", engine.url())).isZero();
            assertThat(engine.asked())
                    .containsExactly(
                            "POST /api/v1/observations " + line(0),
                            "POST /api/v1/observations " + longer,
                            "POST /api/v1/observations \n\n" + line(1));
            assertThat(engine.keys().get(1)).isEqualTo(engine.keys().get(0) + "-1");
            assertThat(screen.err()).startsWith("3 accepted");
        }
    }

    @Test
    void replay_linesWithoutIds_sendsKeysThatDependOnTheFileAlone() throws IOException {
        try (FakeEngine engine = new FakeEngine()) {
            for (int request = 0; request < 5; request++) {
                engine.answer(200, "{\"accepted\":1}");
            }
            String same = "{\"task\":\"t\"}\n".repeat(501);
            new TestScreen(same).run("replay", "-", "--url", engine.url());
            new TestScreen(same).run("replay", "-", "--url", engine.url());
            new TestScreen("{\"task\":\"t\"}").run("replay", "-", "--url", engine.url());
            List<String> keys = engine.keys();
            assertThat(keys).hasSize(5).allMatch(key -> key.matches("replay-[0-9a-f]{32}"));
            assertThat(keys.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(keys.subList(2, 4));
            assertThat(keys.get(4)).as("the same line at another place").isNotIn(keys.subList(0, 4));
        }
    }

    @Test
    void replay_twiceToARealEngine_changesNothingTheSecondTime() {
        PatternEngine engine = Await.result(PatternEngine.embedded(Settings.DEFAULT, CountingMiner.miners()));
        try {
            HttpVerticle http =
                    new HttpVerticle(engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
            Await.result(engine.vertx().deployVerticle(http));
            String url = "http://localhost:" + http.port();
            String longer = "{\"task\":\"a\",\"error\":\"" + "ü".repeat(60_000) + "\"}\n";
            String lines = "{\"task\":\"a\"}\n{\"task\":\"a\",\"session\":\"s\"}\n" + longer + line(0) + longer + longer
                    + "{\"task\":\"b\",\"agent\":\"x\"}\n".repeat(600);
            TestScreen first = new TestScreen(lines);
            TestScreen second = new TestScreen(lines);
            assertThat(first.run("replay", "-", "--url", url)).isZero();
            assertThat(second.run("replay", "-", "--url", url)).isZero();
            assertThat(first.err()).startsWith("606 accepted, 0 already known, 0 rejected");
            assertThat(second.err()).startsWith("0 accepted, 606 already known, 0 rejected");
        } finally {
            Await.result(engine.close());
        }
    }

    @Test
    void replay_brokenAndRejectedLines_namesTheirLineOfTheFile() throws IOException {
        String answer = "{\"accepted\":1,\"duplicates\":0,\"rejected\":1,"
                + "\"items\":[{\"line\":2,\"status\":\"rejected\",\"error\":{\"pointer\":\"/task\",\"detail\":\"is too late\"}}]}";
        try (FakeEngine engine = new FakeEngine().answer(200, answer)) {
            TestScreen screen = new TestScreen(line(0) + "nonsense\n" + line(1));
            assertThat(screen.run("replay", "-", "--url", engine.url())).isEqualTo(1);
            assertThat(screen.err()).contains("-:2: the line ", "-:3: /task is too late\n");
            assertThat(engine.asked()).containsExactly("POST /api/v1/observations " + line(0) + line(1));
        }
    }

    @Test
    void replay_busyEngine_waitsAsToldAndSendsTheSameAgain() throws IOException {
        try (FakeEngine engine =
                new FakeEngine().answer(503, "").answer(429, "").answer(200, "{\"accepted\":1}")) {
            TestScreen screen = new TestScreen(line(0));
            List<Long> pauses = new ArrayList<>();
            EngineClient client = EngineClient.of(URI.create(engine.url()), Optional.empty(), pauses::add);
            new RemoteReplay(client, screen.screen(), pauses::add)
                    .run(new ObservationFile("-", screen.screen()), Pace.UNBOUND);
            assertThat(pauses).containsExactly(1_000L, 1_000L);
            assertThat(engine.asked()).hasSize(3).containsOnly("POST /api/v1/observations " + line(0));
        }
    }

    @Test
    void replay_beforeAPause_sendsWhatIsDue() throws IOException {
        try (FakeEngine engine =
                new FakeEngine().answer(200, "{\"accepted\":2}").answer(200, "{\"accepted\":1}")) {
            TestScreen screen = new TestScreen(line(0) + line(1) + line(2));
            List<Long> pauses = new ArrayList<>();
            Pace pace = observation -> observation.id().equals("o2") ? 70 : 0;
            new RemoteReplay(
                            EngineClient.of(URI.create(engine.url()), Optional.empty(), pauses::add),
                            screen.screen(),
                            pauses::add)
                    .run(new ObservationFile("-", screen.screen()), pace);
            assertThat(pauses).containsExactly(70L);
            assertThat(engine.asked())
                    .containsExactly(
                            "POST /api/v1/observations " + line(0) + line(1),
                            "POST /api/v1/observations \n\n" + line(2));
            assertThat(engine.keys()).hasSize(2);
            assertThat(Set.copyOf(engine.keys())).hasSize(1);
        }
    }
}
