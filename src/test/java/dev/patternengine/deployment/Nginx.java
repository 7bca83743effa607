package dev.patternengine.deployment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real nginx with the project's configuration, where only addresses and the folder for temporary files are others. */
final class Nginx implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("docker/nginx.conf");

    private final Path folder;
    private final int port;
    private Process process;

    private Nginx(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param nodes ports that stand for node1, node2 and so on */
    static Nginx start(Path folder, int port, List<Integer> nodes) throws IOException {
        String text = Files.readString(CONFIGURATION)
                .replace("listen 8080;", "listen 127.0.0.1:" + port + ";")
                .replace("/tmp/nginx", Shell.readable(folder) + "/nginx");
        for (int node = 1; node <= nodes.size(); node++) {
            text = text.replace("server node" + node + ":8080 ", "server 127.0.0.1:" + nodes.get(node - 1) + " ");
        }
        Nginx nginx = new Nginx(folder, port);
        Files.writeString(nginx.configuration(), text);
        nginx.process = Shell.builder(Map.of(), nginx.command("-g", "daemon off;"))
                .redirectOutput(nginx.log().toFile())
                .redirectError(folder.resolve("error.log").toFile())
                .start();
        nginx.awaitReady();
        return nginx;
    }

    private Path configuration() {
        return folder.resolve("nginx.conf");
    }

    private List<String> command(String... more) {
        return Stream.concat(
                        Stream.of(
                                "nginx",
                                "-p",
                                folder.toString(),
                                "-c",
                                configuration().toString()),
                        Stream.of(more))
                .toList();
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("nginx did not start: " + Files.readString(folder.resolve("error.log")));
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** What {@code nginx -t} says of the configuration. */
    String check() throws IOException, InterruptedException {
        return Shell.run(folder, Map.of(), command("-t"));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** One JSON object a request. */
    private Path log() {
        return folder.resolve("access.log");
    }

    /** The lines of the log so far. */
    List<String> logged() throws IOException {
        return Files.readAllLines(log());
    }

    /** The node that took the request of that id, once it is logged. */
    String nodeOf(String requestId) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            for (String line : logged()) {
                if (line.contains("\"request_id\":\"" + requestId + "\"")) {
                    return line.replaceAll(".*\"node\":\"([^\"]*)\".*", "$1");
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError(requestId + " was not logged");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
