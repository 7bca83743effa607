package dev.patternengine.http;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends WebSockets whose frames are malformed or larger than allowed, with the code that RFC 6455 has for it (1002, 1007, 1009). Who is
 * gone without a word is no fault of the engine either. The server closes the connection at once, so a client that still sends
 * may see that before the code.
 */
final class BrokenFrames {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenFrames.class);

    private BrokenFrames() {}

    /** Ends a WebSocket. */
    interface Closing {
        /**
         * @param code says why, by RFC 6455
         * @param reason says it to people; at most 123 bytes
         */
        void close(short code, String reason);
    }

    /**
     * What a WebSocket is to do with its failures.
     *
     * @param refused is run for each frame that is refused
     */
    static Handler<Throwable> ending(Closing socket, Runnable refused) {
        return cause -> {
            LOG.debug("a WebSocket broke off: {}", cause.toString());
            if (cause instanceof CorruptedWebSocketFrameException corrupted) {
                refused.run();
                socket.close((short) corrupted.closeStatus().code(), corrupted.getMessage());
            } else if (cause instanceof IllegalStateException) {
                // All that is told of a message whose frames are larger together than allowed.
                refused.run();
                socket.close((short) WebSocketCloseStatus.MESSAGE_TOO_BIG.code(), "the message is larger than allowed");
            }
        };
    }
}
