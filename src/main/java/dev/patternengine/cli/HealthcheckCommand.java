package dev.patternengine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code healthcheck}: whether an engine is ready, in one line and by the exit code, for whoever watches it from beside and has no other
 * program to ask with. Takes at most {@value #TIMEOUT_MILLIS} ms to connect and as many to be answered.
 */
@Command(
        name = "healthcheck",
        description = "Asks an engine whether it is ready. Exits with 0 when it is, with 1 when not.")
final class HealthcheckCommand implements Callable<Integer> {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MOST_READ = 64 * 1024;

    private final Screen screen;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = EngineUrl.class,
            description =
                    "Where the engine is (default: http://127.0.0.1:8080, at the port in PATTERN_ENGINE_PORT if that"
                            + " is set).")
    private URI url = onThisMachine(System.getenv("PATTERN_ENGINE_PORT"));

    HealthcheckCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        String reason = reason();
        screen.say(reason.isEmpty() ? "ready" : "not ready: " + reason);
        return reason.isEmpty() ? 0 : 1;
    }

    /** An orchestrator may have set the variable to something else: the address of a service of that name. */
    static URI onThisMachine(String port) {
        return URI.create("http://127.0.0.1:" + (port != null && port.matches("\\d{1,5}") ? port : "8080"));
    }

    /** Why the engine is not ready; empty when it is. */
    private String reason() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) readiness().toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            return status == 200 ? "" : "it answered " + status + told(connection);
        } catch (IOException failure) {
            return "no answer from " + url + ": " + failure.getMessage();
        }
    }

    private URI readiness() {
        return URI.create(url.toString().replaceAll("/+$", "") + "/readyz");
    }

    private static String told(HttpURLConnection connection) throws IOException {
        InputStream body = connection.getErrorStream();
        if (body == null) {
            return "";
        }
        String text = new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8);
        try {
            return ": " + Refusal.text(new ObjectMapper().readTree(text));
        } catch (IOException noJson) {
            return "";
        }
    }
}
