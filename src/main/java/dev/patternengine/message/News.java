package dev.patternengine.message;

import dev.patternengine.domain.LateCall;
import dev.patternengine.domain.LoopWarning;
import dev.patternengine.domain.Tenant;
import dev.patternengine.json.LateCallWriter;
import dev.patternengine.json.LoopWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What is told to people's browsers over the bus: the only bodies that are JSON. */
public final class News {
    private static final LoopWriter LOOPS = new LoopWriter();

    private static final LateCallWriter LATE = new LateCallWriter();

    private final Bus bus;

    public News(Bus bus) {
        this.bus = bus;
    }

    /**
     * Tells the cluster of a call that is late.
     *
     * @param tenant its key; the topic is named by its name
     */
    public void late(String tenant, LateCall call) {
        bus.publish(Topics.late(Tenant.name(tenant)), new JsonObject(Buffer.buffer(LATE.bytes(call))));
    }

    /** Tells the cluster of a loop; the tenant as above. */
    public void loop(String tenant, LoopWarning warning) {
        bus.publish(Topics.loops(Tenant.name(tenant)), new JsonObject(Buffer.buffer(LOOPS.bytes(warning))));
    }
}
