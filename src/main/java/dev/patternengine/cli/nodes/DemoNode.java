package dev.patternengine.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A node of the demo: a process that serves, and the way to it. Its heap is small. May be used from any thread. */
final class DemoNode {
    private static final Pattern ADDRESS = Pattern.compile("Serving at (http://[^,\\s]+),");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration ANSWERING = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String address;

    private DemoNode(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on free ports of this machine; returns once it serves. */
    static DemoNode start(Children children, String redis) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(archive());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), "dev.patternengine.Main"));
        command.addAll(List.of("serve", "--port", "0", "--cluster", "--redis", redis));
        Process process = children.start(command);
        return new DemoNode(process, Said.await(process, ADDRESS));
    }

    /** The archive of classes that this process was started with, which holds those of a node too: half of the time of a start. */
    private static List<String> archive() {
        String[] mine = ProcessHandle.current().info().arguments().orElse(new String[0]);
        return Arrays.stream(mine)
                .filter(word -> word.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    /** Where people reach it. */
    String address() {
        return address;
    }

    /** Ends it at once, as a power failure does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The JSON at a path; missing where that is not answered with 200. */
    JsonNode get(String path) throws IOException {
        return exchange(request(path).GET().build());
    }

    /** Posts a body; the JSON that is answered, missing where that is not 200. */
    JsonNode post(String path, String type, String body) throws IOException {
        return exchange(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWERING);
    }

    private JsonNode exchange(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? MAPPER.readTree(response.body()) : MAPPER.missingNode();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
