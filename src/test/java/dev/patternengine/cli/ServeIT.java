package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged engine as its user runs it: another process, a folder, a port; killed, stopped and started again. */
@Timeout(120)
class ServeIT {
    private static final Pattern ADDRESS = Pattern.compile("Serving at (http://\\S+),");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private record Running(Process process, URI address) {}

    private Running serve() throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.patternengine.Main",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return new Running(process, URI.create(matcher.group(1)));
            }
        }
        throw new AssertionError("the engine ended with " + process.exitValue());
    }

    private String post(Running engine, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(engine.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private String recommend(Running engine) throws IOException, InterruptedException {
        return post(engine, "/api/v1/recommendations", "{\"task\":\"open\",\"kinds\":[\"sequence\"]}");
    }

    private void stop(Running engine) throws InterruptedException {
        engine.process().destroy();
        assertThat(engine.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void serve_killedAndStartedAgain_knowsWhatItAcknowledged() throws IOException, InterruptedException {
        Running first = serve();
        for (int run = 0; run < 5; run++) {
            String answer = post(first, "/api/v1/observations", """
                    [{"session":"r%1$d","task":"open","id":"1"},{"session":"r%1$d","task":"read","id":"2"}]""".formatted(run));
            assertThat(answer).contains("\"accepted\":2").contains("\"level\":\"fsynced\"");
        }
        assertThat(recommend(first)).contains("\"action\":\"read\"").contains("\"support\":5");
        first.process().destroyForcibly().waitFor();

        Running second = serve();
        assertThat(recommend(second)).contains("\"action\":\"read\"").contains("\"support\":5");
        assertThat(post(second, "/api/v1/observations", "{\"session\":\"r0\",\"task\":\"read\",\"id\":\"2\"}"))
                .contains("\"duplicates\":1");
        stop(second);

        Running third = serve();
        assertThat(recommend(third)).contains("\"support\":5");
        stop(third);
    }
}
