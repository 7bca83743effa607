package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.json.Rejection;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches for bodies that never come to their end: neither a client that leaves nor a bad chunk is a fault of the engine. Who sent
 * a bad chunk is answered with 400, if nothing was answered yet; the connection is closed either way.
 */
final class BrokenBodies {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenBodies.class);

    private BrokenBodies() {}

    /** Watches a body of which nothing is taken before its end; call it last, because a request has one watcher only. */
    static void watch(RoutingContext context) {
        watch(context, List::of);
    }

    /**
     * Watches a body of which something may have been taken.
     *
     * @param errors what is to be said of it when it breaks off
     */
    static void watch(RoutingContext context, Supplier<List<Rejection>> errors) {
        context.request().exceptionHandler(cause -> {
            LOG.debug("a body broke off: {}", cause.toString());
            if (!isGone(cause)) {
                tell(context, errors.get());
            }
        });
    }

    private static boolean isGone(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }

    /** The server closes the connection next, without what still waits to be written: closing it here writes that first. */
    private static void tell(RoutingContext context, List<Rejection> errors) {
        if (!context.response().ended()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Replies.problem(context, new Problem(400, "Bad request", "the chunks of the body are malformed", errors));
            context.request().connection().close();
        }
    }
}
