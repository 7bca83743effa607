package dev.patternengine.cli.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A Redis of the demo's own, at a free port of this machine only. */
final class DemoRedis {
    private static final Pattern READY = Pattern.compile("(Ready to accept connections)");
    private static final String PROGRAM = "redis-server";

    private DemoRedis() {}

    /**
     * Starts it; returns its address once it is ready.
     *
     * @throws IOException when there is none on the PATH, with how to install it, or it does not start
     */
    static String start(Children children) throws IOException {
        int port = freePort();
        Process process = children.start(List.of(
                program(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                children.folder().toString(),
                "--save",
                "",
                "--appendonly",
                "yes"));
        Said.await(process, READY);
        return "redis://127.0.0.1:" + port;
    }

    private static String program() throws IOException {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("nodes share a Redis, and there is no " + PROGRAM
                        + " on this machine: install it (Debian, Ubuntu: apt-get install redis-server)"))
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
