package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Attendance.Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets whose client breaks the protocol are closed with the reason, frame by frame over a socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenFramesTest {
    private static final String LIVE = "/api/v1/live";
    private static final String BRIDGE = "/eventbus/websocket";
    private static final String FRAMED = "/eventbus/000/abc/websocket";
    private static final String HANDSHAKE = """
             HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """.replace("\n", "\r\n");
    private static final int CLOSE = 8;
    private static final int MESSAGE_BYTES = 256 * 1024;

    /** A failure bound, not an expectation. */
    private static final int PATIENCE_SECONDS = 30;

    private EdgeServer server;

    @BeforeAll
    void open() {
        server = new EdgeServer();
    }

    @AfterAll
    void close() {
        server.close();
    }

    /** Frames in hexadecimal digits: their head, the mask, and what they carry. */
    @ParameterizedTest
    @CsvSource({
        "a reserved opcode,             8380 00000000,          1002",
        "a reserved bit,                c180 00000000,          1002",
        "no mask,                       8100,                   1002",
        "a continuation of nothing,     8080 00000000,          1002",
        "a ping that is too long,       89fe00c8 00000000,      1002",
        "a fragmented ping,             0980 00000000,          1002",
        "a close with an unknown code,  8882 00000000 0001,     1002",
        "a close that is not UTF-8,     8883 00000000 03e8ff,   1007",
        "a frame of 3 MB,               81ff00000000002dc6c0 00000000, 1009",
        "a frame of an absurd size,     81ff7fffffffffffffff 00000000, 1009"
    })
    void socket_brokenFrame_isClosedWithTheReasonAndCounted(String what, String frame, int code) throws IOException {
        for (String path : new String[] {LIVE, BRIDGE, FRAMED}) {
            long before = refused();
            try (Faults faults = new Faults();
                    Socket socket = upgraded(path)) {
                socket.getOutputStream().write(HexFormat.of().parseHex(frame.replace(" ", "")));

                assertThat(closeCode(socket)).as(what + " to " + path).isEqualTo(code);
                assertThat(refused() - before).as(what + " to " + path).isEqualTo(1);
                assertThat(faults.messages()).as(what + " to " + path).isEmpty();
            }
        }
    }

    @Test
    void bridge_messageLargerThanAllowedInFrames_isClosedWithTheReasonAndCounted() throws IOException {
        long before = refused();
        try (Faults faults = new Faults();
                Socket socket = upgraded(BRIDGE)) {
            byte[] piece = frame(0x01, MESSAGE_BYTES / 4);
            for (int count = 0; count < 5; count++) {
                socket.getOutputStream().write(piece);
                piece = frame(0x00, MESSAGE_BYTES / 4);
            }

            assertThat(closeCode(socket)).isEqualTo(1009);
            assertThat(refused() - before).isEqualTo(1);
            assertThat(faults.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, BRIDGE})
    void socket_whoseClientVanishes_isNoFault(String path) throws IOException {
        try (Faults faults = new Faults()) {
            try (Socket socket = upgraded(path)) {
                socket.setSoLinger(true, 0);
            }
            try (Socket after = upgraded(path)) {
                after.getOutputStream().write(HexFormat.of().parseHex("88820000000003e8"));
                assertThat(closeCode(after)).isEqualTo(1000);
            }
            assertThat(faults.messages()).isEmpty();
        }
    }

    private long refused() {
        return server.gateway.attendance().refused(Frame.OTHER);
    }

    private Socket upgraded(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        socket.getOutputStream().write(("GET " + path + HANDSHAKE).getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101 ");
        return socket;
    }

    /** A masked frame of zeros; the mask is zeros too. */
    private static byte[] frame(int head, int length) {
        return ByteBuffer.allocate(14 + length)
                .put((byte) head)
                .put((byte) 0xff)
                .putLong(length)
                .array();
    }

    /** Reads frames until one closes the connection. */
    private static int closeCode(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int operation = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length;
            if (operation == CLOSE) {
                return in.readUnsignedShort();
            }
            in.skipNBytes(length);
        }
    }
}
