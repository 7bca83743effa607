package dev.patternengine.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Appends to a stream of Redis as programs do that keep an observation an entry: 200 bytes each, many in one write. */
final class PlainAppends {
    private static final String COMMAND =
            "*5\r\n$4\r\nXADD\r\n$5\r\nplain\r\n$1\r\n*\r\n$1\r\no\r\n$200\r\n" + "x".repeat(200) + "\r\n";
    private static final int LINES_AN_ANSWER = 2;

    private PlainAppends() {}

    /**
     * @param port of a Redis on this machine
     * @param outstanding how many are sent before the answers are read
     */
    static void run(int port, int count, int outstanding) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            byte[] commands = commands(outstanding);
            for (int left = count; left > 0; left -= outstanding) {
                out.write(commands);
                skipLines(in, LINES_AN_ANSWER * outstanding);
            }
        }
    }

    private static byte[] commands(int count) throws IOException {
        ByteArrayOutputStream commands = new ByteArrayOutputStream();
        for (int left = count; left > 0; left--) {
            commands.write(COMMAND.getBytes(StandardCharsets.US_ASCII));
        }
        return commands.toByteArray();
    }

    private static void skipLines(InputStream in, int count) throws IOException {
        for (int left = count; left > 0; ) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("Redis is gone");
            }
            left -= read == '\n' ? 1 : 0;
        }
    }
}
