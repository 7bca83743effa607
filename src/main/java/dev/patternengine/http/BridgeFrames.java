package dev.patternengine.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of SockJS around the messages of a session: what a client sends is a JSON array of texts, what it hears is a letter with
 * what belongs to it.
 */
final class BridgeFrames {
    /** The session is open. */
    static final String OPEN = "o";

    /** A sign of life. */
    static final String BEAT = "h";

    /** What every frame of a client's has to be, for people. */
    static final String WANTED = "a frame must be a JSON array of texts";

    private static final JsonFactory FACTORY = new JsonFactory();

    private BridgeFrames() {}

    /** The messages in a client's frame, a JSON array of texts; empty where it is anything else. */
    static Optional<List<String>> messages(String frame) {
        try (JsonParser parser = FACTORY.createParser(frame)) {
            List<String> messages = new ArrayList<>();
            boolean whole = parser.nextToken() == JsonToken.START_ARRAY && texts(parser, messages);
            return whole && parser.nextToken() == null ? Optional.of(messages) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static boolean texts(JsonParser parser, List<String> messages) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return false;
            }
            messages.add(parser.getText());
        }
        return true;
    }

    /** Carries a message. */
    static String message(String text) {
        return "a" + JsonArray.of(text).encode();
    }

    /** Says that the session is over, and why. */
    static String closed(int code, String reason) {
        return "c" + JsonArray.of(code, reason).encode();
    }

    /** The bridge's own message that something is wrong. */
    static String error(String what) {
        return new JsonObject().put("type", "err").put("body", what).encode();
    }
}
