package dev.patternengine.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Bodies of NDJSON, {@value #LINES} lines each unless told otherwise, of the same lines again and again. Each time through, sessions and ids get
 * another beginning: new runs do what those before them did, and nothing is a duplicate.
 */
final class Bodies {
    static final int LINES = 1_000;

    private static final Pattern NAMES = Pattern.compile("(?<=\"(?:id|session)\" ?: ?\")");

    private final List<String[]> lines = new ArrayList<>();
    private long next;

    Bodies(byte[][] lines) {
        for (byte[] line : lines) {
            this.lines.add(NAMES.split(new String(line, StandardCharsets.UTF_8), -1));
        }
    }

    /** The next body, of so many lines. */
    byte[] body(int size) {
        StringBuilder body = new StringBuilder();
        for (int line = 0; line < size; line++, next++) {
            String time = next / lines.size() + "-";
            body.append(String.join(time, lines.get((int) (next % lines.size()))))
                    .append('\n');
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    List<byte[]> next(int count) {
        List<byte[]> bodies = new ArrayList<>(count);
        for (int made = 0; made < count; made++) {
            bodies.add(body(LINES));
        }
        return bodies;
    }
}
