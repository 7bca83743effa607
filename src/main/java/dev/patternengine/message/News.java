package dev.patternengine.message;

import dev.patternengine.domain.LoopWarning;
import dev.patternengine.json.LoopWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What is told to people's browsers over the bus: the only bodies that are JSON. */
public final class News {
    private static final LoopWriter LOOPS = new LoopWriter();

    private final Bus bus;

    public News(Bus bus) {
        this.bus = bus;
    }

    /** Tells the cluster of a loop. */
    public void loop(String tenant, LoopWarning warning) {
        bus.publish(Topics.loops(tenant), new JsonObject(Buffer.buffer(LOOPS.bytes(warning))));
    }
}
