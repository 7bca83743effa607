package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthcheckCommandTest {
    private final TestScreen screen = new TestScreen("");

    @Test
    void healthcheck_engineThatIsReady_exitsWithZero() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(200, "{\"status\":\"up\"}")) {
            assertThat(screen.run("healthcheck", "--url", engine.url())).isZero();
            assertThat(engine.asked()).containsExactly("GET /readyz");
        }
        assertThat(screen.err()).isEqualTo("ready\n");
    }

    @Test
    void healthcheck_engineThatIsNotReady_exitsWithOneAndItsReason() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(503, "{\"title\":\"Not now\",\"detail\":\"Redis is away\"}")) {
            assertThat(screen.run("healthcheck", "--url", engine.url() + "/")).isEqualTo(1);
        }
        assertThat(screen.err()).isEqualTo("not ready: it answered 503: Not now: Redis is away\n");
    }

    @Test
    void healthcheck_answerThatIsNoProblem_isStillOneLine() throws IOException {
        try (FakeEngine engine =
                new FakeEngine().answer(502, "<html>\nBad Gateway\n</html>").answer(404, "")) {
            assertThat(screen.run("healthcheck", "--url", engine.url())).isEqualTo(1);
            assertThat(screen.run("healthcheck", "--url", engine.url())).isEqualTo(1);
        }
        assertThat(screen.err()).isEqualTo("not ready: it answered 502\nnot ready: it answered 404\n");
    }

    @Test
    void healthcheck_nobodyThere_exitsWithOne() throws IOException {
        FakeEngine gone = new FakeEngine();
        gone.close();
        assertThat(screen.run("healthcheck", "--url", gone.url())).isEqualTo(1);
        assertThat(screen.err()).startsWith("not ready: no answer from " + gone.url() + ": Connection refused");
    }

    @Test
    void healthcheck_serverThatNeverAnswers_givesUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            assertThat(screen.run("healthcheck", "--url", url)).isEqualTo(1);
            assertThat(screen.err()).isEqualTo("not ready: no answer from " + url + ": Read timed out\n");
        }
    }

    @Test
    void healthcheck_noAddress_isWrongUsage() {
        assertThat(screen.run("healthcheck", "--url", "localhost:8080")).isEqualTo(2);
    }

    @Test
    void onThisMachine_isAtThePortThatIsSet() {
        assertThat(HealthcheckCommand.onThisMachine(null)).hasToString("http://127.0.0.1:8080");
        assertThat(HealthcheckCommand.onThisMachine("9000")).hasToString("http://127.0.0.1:9000");
        assertThat(HealthcheckCommand.onThisMachine("tcp://10.0.0.1:80")).hasToString("http://127.0.0.1:8080");
    }
}
