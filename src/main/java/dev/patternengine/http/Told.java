package dev.patternengine.http;

import java.nio.charset.StandardCharsets;

/**
 * An event as it goes to those who listen.
 *
 * @param id place among the tenant's events, see {@link Ring}
 * @param event its name
 * @param data JSON text on one line
 */
record Told(String id, String event, String data) {
    /** A message of a WebSocket. */
    String message() {
        return "{\"id\":\"" + id + "\",\"event\":\"" + event + "\",\"data\":" + data + "}";
    }

    /** An event of an event stream. */
    String block() {
        return "id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n";
    }

    /** Bytes of the data. */
    int size() {
        return data.getBytes(StandardCharsets.UTF_8).length;
    }
}
