package dev.patternengine.json;

import dev.patternengine.logging.LogLevels;
import java.io.IOException;

/** Reads a level of logging from one JSON object: {@code {"level": "DEBUG"}}, null for none of its own. */
public final class LevelReader {
    private LevelReader() {}

    /** Reads the object that is all of the bytes: a name of {@link LogLevels#NAMES}, or empty. */
    public static Parsed<String> read(byte[] bytes) {
        return Input.parse(bytes, 0, bytes.length, LevelReader::read);
    }

    private static String read(Input input) throws IOException {
        String level = null;
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            input.require(field.equals("level"), "is not known here: level is");
            level = input.isNull() ? "" : input.name();
            input.require(level.isEmpty() || LogLevels.NAMES.contains(level), "must be one of " + LogLevels.NAMES);
        }
        if (level == null) {
            throw input.rejected("level", "is required; null for that of the logger above");
        }
        return level;
    }
}
