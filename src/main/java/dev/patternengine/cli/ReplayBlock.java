package dev.patternengine.cli;

import dev.patternengine.domain.Observation;
import dev.patternengine.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Neighbouring lines of a file that are sent under one key. Where a block ends, and so its key, depends on the file alone:
 * the engine knows lines without an id again by the key and their place in the block. Memory: the lines, at most 500 and
 * about 256 KiB and one line more.
 */
final class ReplayBlock {
    private static final int MOST_LINES = 500;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int KEY_DIGITS = 32;

    private final List<Line> lines = new ArrayList<>();
    private int bytes;

    /** A line of the file, with the observation it tells. */
    static final class Line {
        private final long number;
        private final byte[] json;
        private final Observation observation;

        /**
         * @param number in the file, from 1
         * @param json as it is written; not to be changed
         */
        Line(long number, byte[] json, Observation observation) {
            this.number = number;
            this.json = json;
            this.observation = observation;
        }

        long number() {
            return number;
        }

        Observation observation() {
            return observation;
        }
    }

    void add(Line line) {
        lines.add(line);
        bytes += line.json.length + 1;
    }

    /** The lines, in order. */
    List<Line> lines() {
        return lines;
    }

    boolean isFull() {
        return lines.size() >= MOST_LINES || bytes >= MOST_BYTES;
    }

    /** The same for the same lines at the same place of a file. */
    String key() {
        MessageDigest digest = sha256();
        digest.update(
                ByteBuffer.allocate(Long.BYTES).putLong(lines.get(0).number()).flip());
        for (Line line : lines) {
            digest.update(line.json);
            digest.update((byte) '\n');
        }
        return "replay-" + HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    }

    /** Whether a line is longer than a line of a stream may be, and so is to be sent alone. */
    boolean isLong(int place) {
        return lines.get(place).json.length > HttpSettings.Limits.LINE_BYTES;
    }

    /** A line alone. */
    byte[] document(int place) {
        return lines.get(place).json;
    }

    /** Some of the lines to send, below a blank one for each before them, so that each keeps its place in the block. */
    byte[] part(int first, int end) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (int place = 0; place < end; place++) {
            if (place >= first) {
                part.writeBytes(lines.get(place).json);
            }
            part.write('\n');
        }
        return part.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has it", impossible);
        }
    }
}
