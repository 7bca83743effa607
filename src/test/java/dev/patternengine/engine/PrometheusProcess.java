package dev.patternengine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Prometheus with the project's configuration and rules, but other targets, and asking them every second. */
final class PrometheusProcess implements AutoCloseable {
    private static final Path SHIPPED = Path.of("docker/prometheus");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private PrometheusProcess(Process process, int port) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    static PrometheusProcess start(Path folder, List<Integer> nodes) throws IOException {
        Path config = configuration(folder, nodes);
        int port = freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusProcess(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path configuration(Path folder, List<Integer> nodes) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        try (Stream<Path> files = Files.list(SHIPPED.resolve("rules"))) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        String targets = nodes.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", "));
        String text = Files.readString(SHIPPED.resolve("prometheus.yml"))
                .replaceAll("_interval: 15s", "_interval: 1s")
                .replaceAll("scrape_timeout: 5s", "scrape_timeout: 1s")
                .replaceAll("targets: \\[.*]", "targets: [" + targets + "]");
        return Files.writeString(folder.resolve("prometheus.yml"), text);
    }

    /** What it answers at a path of its interface; nothing while it starts. */
    JsonNode get(String path) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException starting) {
            return JSON.missingNode();
        }
    }

    /** The series that an expression has now. */
    JsonNode query(String expression) throws InterruptedException {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (answer.path("status").asText().equals("error")) {
            throw new IllegalArgumentException(
                    expression + ": " + answer.path("error").asText());
        }
        return answer.path("data").path("result");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
