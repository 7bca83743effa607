package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Level;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are too many, too slow, or do nothing. */
class ConnectionsTest {
    private static final HttpSettings IMPATIENT =
            HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withIdleSeconds(1));
    private static final String ASK = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LINE = "{\"task\":\"a\"}\n";
    private static final int BETWEEN_BYTES_MILLIS = 50;

    /** A failure bound, not an expectation. */
    private static final long PATIENCE_SECONDS = 30;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                "GET /",
                ASK + "GET /livez HTTP/1.1\r\nX-Slow: ",
                "POST /api/v1/recommendations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 10000\r\n\r\n{"
            })
    void request_byteByByte_isClosedAlthoughItIsNeverIdle(String beginning) throws IOException {
        try (EdgeServer server = new EdgeServer(IMPATIENT);
                Socket socket = connect(server)) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));

            assertThat(dribble(socket)).isLessThan(PATIENCE_SECONDS * 1_000 / BETWEEN_BYTES_MILLIS);
        }
    }

    /** Sends a byte now and then until the connection ends, and says how many it took. */
    private static long dribble(Socket socket) throws IOException {
        socket.setSoTimeout(BETWEEN_BYTES_MILLIS);
        long sent = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return sent;
                }
            } catch (SocketTimeoutException stillOpen) {
                sent++;
                try {
                    socket.getOutputStream().write('x');
                } catch (IOException closed) {
                    return sent;
                }
            } catch (IOException reset) {
                return sent;
            }
        }
        return Long.MAX_VALUE;
    }

    @Test
    void connection_idle_isClosed() throws IOException {
        try (EdgeServer server = new EdgeServer(IMPATIENT);
                Socket socket = connect(server)) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));

            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void connection_slowStreamOfLines_isServed() throws IOException {
        try (EdgeServer server = new EdgeServer(IMPATIENT);
                Socket socket = connect(server)) {
            String head = "POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-ndjson\r\nContent-Length: ";
            String body = ("{\"task\":\"a\"}" + " ".repeat(20) + "\n").repeat(2);
            socket.getOutputStream().write((head + body.length() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(BETWEEN_BYTES_MILLIS);
            for (char each : body.substring(0, body.length() - 1).toCharArray()) {
                socket.getOutputStream().write(each);
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
            socket.getOutputStream().write('\n');

            assertThat(rest(socket)).contains("\"accepted\":2");
        }
    }

    /** Clients that bring no line to its end hold their connections no longer than a while, whatever they send; one that does goes on. */
    @Test
    void streams_withoutALine_areAnsweredAndClosedWhileOthersGoOn() throws IOException {
        HttpSettings settings = HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withLineSeconds(2));
        try (EdgeServer server = new EdgeServer(settings);
                Socket honest = connect(server);
                Socket bytes = connect(server);
                Socket blanks = connect(server);
                Socket compressed = connect(server);
                Socket refused = connect(server)) {
            server.engine.ingest = submission ->
                    submission.observations().get(0).task().equals("refused")
                            ? Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "no store"))
                            : Future.succeededFuture(new AcknowledgementMessage(Level.WRITTEN, List.of()));
            begin(honest, "");
            begin(bytes, "");
            begin(blanks, "");
            begin(compressed, "Content-Encoding: gzip\r\n");
            begin(refused, "");
            piece(bytes, LINE + "{");
            piece(refused, "{\"task\":\"refused\"}\n");
            piece(compressed, "\u001f\u008b\u0008\u0008\0\0\0\0\0\u0003");

            Map<Socket, String> byteByByte = Map.of(bytes, "x", blanks, "\n", compressed, "x", refused, "x");
            int told = dribble(byteByByte, honest);

            assertThat(cutOff(bytes))
                    .startsWith("HTTP/1.1 408")
                    .contains("Too slow", "\"line\":2", "connection: close");
            assertThat(cutOff(blanks)).startsWith("HTTP/1.1 408").contains("Too slow");
            assertThat(cutOff(compressed)).startsWith("HTTP/1.1 408").contains("\"line\":1");
            assertThat(cutOff(refused)).startsWith("HTTP/1.1 503").contains("no store", "\"line\":1");
            honest.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(rest(honest)).startsWith("HTTP/1.1 200").contains("\"accepted\":" + told + ",");
        }
    }

    /** Begins a stream of observations. */
    private static void begin(Socket socket, String header) throws IOException {
        String head = "POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(BETWEEN_BYTES_MILLIS);
    }

    private static void piece(Socket socket, String piece) throws IOException {
        String chunk = Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n";
        socket.getOutputStream().write(chunk.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a byte to each now and then, and lines to the last, until all but that are answered; returns how many lines. */
    private static int dribble(Map<Socket, String> hostile, Socket honest) throws IOException {
        Set<Socket> open = new HashSet<>(hostile.keySet());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int lines = 0;
        while (!open.isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            piece(honest, LINE);
            lines++;
            assertThatThrownBy(() -> honest.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            open.removeIf(socket -> isAnswered(socket, hostile.get(socket)));
        }
        return lines;
    }

    private static boolean isAnswered(Socket socket, String more) {
        try {
            boolean answered = socket.getInputStream().available() > 0;
            if (!answered) {
                piece(socket, more);
            }
            return answered;
        } catch (IOException closed) {
            return true;
        }
    }

    /** What came until the server closed the connection, although it was still written to. */
    private static String cutOff(Socket socket) {
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                came.write(next);
            }
        } catch (IOException reset) {
            came.write('!');
        }
        return came.toString(StandardCharsets.UTF_8);
    }

    @Test
    void connections_beyondTheBound_areToldAndThoseWithinGoOn() throws IOException {
        HttpSettings two = HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withConnections(2));
        try (EdgeServer server = new EdgeServer(two);
                Socket first = connect(server);
                Socket second = connect(server)) {
            assertThat(answer(first)).startsWith("HTTP/1.1 200");
            assertThat(answer(second)).startsWith("HTTP/1.1 200");

            String refusal = server.raw(ASK);

            assertThat(refusal)
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("connection: close")
                    .containsIgnoringCase("retry-after: 1")
                    .contains("Too many connections");
            assertThat(answer(first)).startsWith("HTTP/1.1 200");
            first.shutdownOutput();
            second.shutdownOutput();
            assertThat(untilServed(server)).startsWith("HTTP/1.1 200");
        }
    }

    /** The server hears of closed connections a moment later. */
    private static String untilServed(EdgeServer server) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String answer = "";
        while (!answer.startsWith("HTTP/1.1 200") && System.nanoTime() < deadline) {
            answer = server.raw(ASK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        }
        return answer;
    }

    @Test
    void connections_silentAndFarBeyondTheBound_areClosed() throws IOException {
        HttpSettings one = HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withConnections(1));
        List<Socket> silent = new ArrayList<>();
        try (EdgeServer server = new EdgeServer(one)) {
            for (int count = 0; count < Connections.REFUSED_AT_ONCE + 10; count++) {
                silent.add(connect(server));
            }
            Socket last = silent.get(silent.size() - 1);
            last.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(isEnded(last)).isTrue();
            assertThat(isEnded(silent.get(5)))
                    .as("told nothing, because it asked nothing")
                    .isTrue();
            assertThat(answer(silent.get(0))).startsWith("HTTP/1.1 200");
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void bodies_unfinishedBeyondTheRoom_areRefusedUntilOthersEnd(String type) throws IOException {
        HttpSettings narrow = HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withUnfinishedBytes(100_000));
        String head = "POST /api/v1/observations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                + type + "\r\nContent-Length: 60000\r\n\r\n{\"task\":\"a\"";
        byte[] most = (head + " ".repeat(59_000)).getBytes(StandardCharsets.US_ASCII);
        byte[] end = (" ".repeat(988) + "}").getBytes(StandardCharsets.US_ASCII);
        try (EdgeServer server = new EdgeServer(narrow);
                Socket first = connect(server)) {
            first.getOutputStream().write(most);
            assertThat(server.post("/api/v1/recommendations", "{}").status()).isEqualTo(200);
            try (Socket second = connect(server)) {
                second.getOutputStream().write(most);
                second.getOutputStream().write(end);
                assertThat(rest(second)).startsWith("HTTP/1.1 503").contains("too many bodies");
            }
            first.getOutputStream().write(end);
            assertThat(rest(first)).startsWith("HTTP/1.1 200").contains("\"accepted\":1");
            try (Socket third = connect(server)) {
                third.getOutputStream().write(most);
                third.getOutputStream().write(end);
                assertThat(rest(third)).startsWith("HTTP/1.1 200").contains("\"accepted\":1");
            }
        }
    }

    private static boolean isEnded(Socket socket) throws IOException {
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static Socket connect(EdgeServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Asks, and reads what comes at once. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        socket.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[4_096];
        return new String(bytes, 0, in.read(bytes), StandardCharsets.UTF_8);
    }

    private static String rest(Socket socket) throws IOException {
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
