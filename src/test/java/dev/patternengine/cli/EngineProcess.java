package dev.patternengine.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serve} in a process of its own, as its user runs it. */
public final class EngineProcess {
    private static final Pattern ADDRESS = Pattern.compile("Serving at (http://\\S+),");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final String said;
    private String key = "";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private Thread reader;

    private EngineProcess(Process process, URI address, String said) {
        this.process = process;
        this.address = address;
        this.said = said;
    }

    /** What it told people until it served. */
    public String said() {
        return said;
    }

    /** Starts it on a free port unless the options name one; returns once it serves. */
    public static EngineProcess start(Path data, String... options) throws IOException {
        return start(List.of(), List.of("--data", data.toString()), options);
    }

    /** Starts it with its data in a Redis. */
    public static EngineProcess startOnRedis(String address, String... options) throws IOException {
        return start(List.of(), List.of("--redis", address), options);
    }

    /** Starts it with files of at most so many KiB, until {@link #liftLimit}: what a full disk is like. */
    static EngineProcess startWithFilesUpTo(int kibibytes, Path data, String... options) throws IOException {
        String limited = "ulimit -S -f " + kibibytes + "; exec \"$@\"";
        return start(List.of("bash", "-c", limited, "limited"), List.of("--data", data.toString()), options);
    }

    /** Starts it by another command, which is told the rest of the line. */
    static EngineProcess start(List<String> prefix, List<String> place, String... options) throws IOException {
        return launch(new ProcessBuilder(command(prefix, place, options)));
    }

    /** What starts it, with its data in a Redis. */
    static List<String> onRedis(String address, String... options) throws IOException {
        return command(List.of(), List.of("--redis", address), options);
    }

    private static List<String> command(List<String> prefix, List<String> place, String... options) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(EngineProgram.words());
        command.add("serve");
        if (!List.of(options).contains("--port")) {
            command.addAll(List.of("--port", "0"));
        }
        command.addAll(place);
        command.addAll(List.of(options));
        return command;
    }

    /** Starts an engine by any command; returns once it serves. */
    public static EngineProcess launch(ProcessBuilder command) throws IOException {
        Process process =
                command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        StringBuilder said = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = ADDRESS.matcher(line.replace("\\/", "/"));
            if (matcher.find()) {
                EngineProcess engine = new EngineProcess(process, URI.create(matcher.group(1)), said.toString());
                engine.log.addAll(said.toString().lines().toList());
                engine.drain(lines);
                return engine;
            }
        }
        throw new AssertionError("the engine did not start:\n" + said);
    }

    /** What it says later must not fill the pipe; {@code -Dpatternengine.show=true} shows it. */
    private void drain(BufferedReader lines) {
        reader = new Thread(() -> lines.lines()
                .peek(log::add)
                .filter(line -> Boolean.getBoolean("patternengine.show"))
                .forEach(System.err::println));
        reader.setUncaughtExceptionHandler((ended, closed) -> {});
        reader.setDaemon(true);
        reader.start();
    }

    /** The lines it has written to standard error so far; all of them after {@link #stop}. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Its number among the processes of this machine. */
    public long pid() {
        return process.pid();
    }

    /** Where it serves. */
    public URI address() {
        return address;
    }

    /** Shows this key with the requests to come; none when it is empty. */
    public EngineProcess withKey(String shown) {
        key = shown;
        return this;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Gets. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Posts JSON. */
    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/json", body);
    }

    /** Reports observations, one a line. */
    HttpResponse<String> report(String lines) throws IOException, InterruptedException {
        return post("/api/v1/observations", "application/x-ndjson", lines);
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Asks until it is ready. */
    public void awaitReady() throws IOException, InterruptedException {
        await("ready", () -> get("/readyz").statusCode() == 200);
    }

    /** Asks until it refuses observations. */
    void awaitRefusal() throws IOException, InterruptedException {
        await(
                "refuse",
                () -> post("/api/v1/observations", "{\"task\":\"x\",\"session\":\"filler\"}")
                                .statusCode()
                        != 200);
    }

    /** A condition that asks the engine. */
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the engine did not get " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** SIGTERM, and waits for the end, a little longer than a stop may take. */
    public int stop() throws InterruptedException {
        // Process.destroy would close the pipes, and with them what it says at its end.
        process.toHandle().destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("the engine did not stop");
        }
        reader.join();
        return process.exitValue();
    }

    /** Files may grow again. */
    void liftLimit() throws IOException, InterruptedException {
        Process lift = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited:")
                .inheritIO()
                .start();
        if (lift.waitFor() != 0) {
            throw new IOException("prlimit failed");
        }
    }

    /** SIGSTOP: it hangs. */
    void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if nothing had been. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Sends a signal by its name, without SIG. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }

    /** Waits until it ends by itself, and tells how. */
    int awaitEnd(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine did not end:\n" + String.join("\n", log));
        }
        reader.join();
        return process.exitValue();
    }

    /** SIGKILL, and waits for the end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
