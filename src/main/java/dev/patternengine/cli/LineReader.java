package dev.patternengine.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines, which end by a line feed or the stream's end; a carriage return before it goes with it. Keeps
 * one line at a time, and no more of it than a limit.
 */
final class LineReader {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long number;
    private long bytes;

    /** @param longest bytes a line may have to be read whole */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** A line: what follows a line feed, or begins the stream. */
    static final class Line {
        private final long number;
        private final byte[] bytes;
        private final boolean tooLong;

        private Line(long number, byte[] bytes, boolean tooLong) {
            this.number = number;
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** From 1. */
        long number() {
            return number;
        }

        /** Without its end, and cut where it is too long; not to be changed. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether it was cut. */
        boolean isTooLong() {
            return tooLong;
        }

        boolean isBlank() {
            for (byte value : bytes) {
                if (value != ' ' && value != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line; empty after the last one. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean ended = false;
        boolean any = false;
        while (!ended && fill()) {
            any = true;
            int stop = lineFeed();
            ended = stop < end;
            int length = Math.min(stop - start, longest - line.size());
            tooLong |= length < stop - start;
            line.write(buffer, start, length);
            start = ended ? stop + 1 : stop;
        }
        return any ? Optional.of(new Line(++number, withoutReturn(line.toByteArray()), tooLong)) : Optional.empty();
    }

    /** How many bytes of the stream were taken so far, in whole buffers. */
    long bytesRead() {
        return bytes;
    }

    private boolean fill() throws IOException {
        if (start < end) {
            return true;
        }
        start = 0;
        end = Math.max(0, in.read(buffer));
        bytes += end;
        return end > 0;
    }

    private int lineFeed() {
        int place = start;
        while (place < end && buffer[place] != '\n') {
            place++;
        }
        return place;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean returns = line.length > 0 && line[line.length - 1] == '\r';
        return returns ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
