package dev.patternengine.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.List;

/**
 * What SockJS clients ask before they connect: which transports there are, and from where. The handler of Vert.x has an answer of its
 * own, by which any page may.
 */
final class BridgeInfo {
    private final ForeignPages foreign;
    private final SecureRandom entropy = new SecureRandom();

    BridgeInfo(ForeignPages foreign) {
        this.foreign = foreign;
    }

    void tell(RoutingContext context) {
        JsonObject info = new JsonObject()
                .put("websocket", true)
                .put("cookie_needed", false)
                .put("origins", new JsonArray(List.copyOf(foreign.home(context.request()))))
                .put("entropy", entropy.nextInt() & Integer.MAX_VALUE);
        Replies.json(context, 200, info.toBuffer().getBytes());
    }
}
