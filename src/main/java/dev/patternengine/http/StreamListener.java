package dev.patternengine.http;

import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Way;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Listens over an event stream (Server-Sent Events). */
final class StreamListener extends Listener {
    private final HttpServerResponse response;

    StreamListener(HttpServerResponse response, Caller caller, Set<String> events) {
        super(caller, events);
        this.response = response;
    }

    @Override
    void tell(Told told) {
        write(told.block());
    }

    @Override
    boolean beat() {
        write(":\n\n");
        return true;
    }

    @Override
    Way way() {
        return Way.STREAM;
    }

    private void write(String text) {
        count(text.length(), response.write(text));
    }

    @Override
    void drop(Drop drop, String reason) {
        response.end("event: dropped\ndata: "
                + new JsonObject().put("reason", reason).encode() + "\n\n");
    }
}
