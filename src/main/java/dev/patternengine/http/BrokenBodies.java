package dev.patternengine.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends requests whose body never comes to its end: neither a client that leaves nor a bad chunk is a fault of the engine. */
final class BrokenBodies {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenBodies.class);

    private BrokenBodies() {}

    /** Watches the body; call it last, because a request has one watcher only. */
    static void watch(RoutingContext context) {
        context.request().exceptionHandler(cause -> end(context, cause));
    }

    private static void end(RoutingContext context, Throwable cause) {
        LOG.debug("a body broke off: {}", cause.toString());
        if (!(cause instanceof HttpClosedException) && !context.response().headWritten()) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            Replies.problem(context, Problems.problem(400));
        }
    }
}
