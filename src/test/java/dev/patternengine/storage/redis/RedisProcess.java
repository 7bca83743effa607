package dev.patternengine.storage.redis;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A Redis server of its own, on a free port of the loopback interface: the system's, or else the one that comes with the tests. */
public final class RedisProcess implements AutoCloseable {
    private static final Path SYSTEM = Path.of("/usr/bin/redis-server");

    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;

    private RedisProcess(Path folder, int port, List<String> options) {
        this.folder = folder;
        this.port = port;
        this.options = options;
    }

    /** @param options as on the command line: {@code --appendonly yes} */
    public static RedisProcess start(Path folder, String... options) {
        RedisProcess redis = new RedisProcess(folder, freePort(), List.of(options));
        redis.start();
        return redis;
    }

    /** A port that nobody listened at a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it, also after {@link #kill}, with what is in its folder. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "--port", Integer.toString(port)));
        command.addAll(
                List.of("--loglevel", "notice", "--bind", "127.0.0.1", "--dir", folder.toString(), "--save", ""));
        command.addAll(options);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            awaitReady(process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path executable() {
        try {
            return Files.isExecutable(SYSTEM)
                    ? SYSTEM
                    : ExecutableProvider.newJarResourceProvider().get().toPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Ready to accept connections")) {
                return;
            }
        }
        throw new IllegalStateException("Redis did not start: " + said);
    }

    public int port() {
        return port;
    }

    public RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + port);
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL, and only what was written up to a place stays in its append-only file: what a loss of power is like. */
    public void crash(long place) throws IOException {
        kill();
        try (FileChannel file = FileChannel.open(appendOnlyFile(), StandardOpenOption.WRITE)) {
            file.truncate(place);
        }
    }

    /** Bytes in its append-only file, which may lag behind what was acknowledged while the disk is slow. */
    public long written() {
        try {
            return Files.size(appendOnlyFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same, once all that was acknowledged is in it. */
    public long flushed() {
        command("CONFIG", "SET", "appendfsync", "always");
        command("CONFIG", "SET", "appendfsync", "everysec");
        return written();
    }

    /** A place in its append-only file, within the name of the last command of that name. */
    long within(String command) throws IOException {
        flushed();
        String written = Files.readString(appendOnlyFile(), StandardCharsets.ISO_8859_1);
        return (long) written.lastIndexOf(command) + command.length() / 2;
    }

    private Path appendOnlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".aof"))
                    .filter(file -> !file.toString().contains(".base."))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** Sends a command and gives its answer, arrays as flat lists, over a connection of its own. */
    public List<String> command(String... words) {
        return command(Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    List<String> command(List<byte[]> words) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("*" + words.size() + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (byte[] word : words) {
                out.write(("$" + word.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(word);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            List<String> answer = new ArrayList<>();
            readAnswer(new DataInputStream(socket.getInputStream()), answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void readAnswer(DataInputStream in, List<String> answer) throws IOException {
        String line = line(in);
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '$' -> {
                int length = Integer.parseInt(rest);
                if (length >= 0) {
                    answer.add(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                    in.skipNBytes(2);
                }
            }
            case '*' -> {
                for (int left = Integer.parseInt(rest); left > 0; left--) {
                    readAnswer(in, answer);
                }
            }
            default -> answer.add(rest);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\r'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        in.skipNBytes(1);
        return line.toString();
    }

    @Override
    public void close() {
        kill();
    }
}
