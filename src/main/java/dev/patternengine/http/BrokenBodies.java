package dev.patternengine.http;

import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches for bodies that never come to their end: neither a client that leaves nor a bad chunk is a fault of the engine. The
 * connection is closed by then, so there is nobody to answer.
 */
final class BrokenBodies {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenBodies.class);

    private BrokenBodies() {}

    /** Watches the body; call it last, because a request has one watcher only. */
    static void watch(RoutingContext context) {
        context.request().exceptionHandler(cause -> LOG.debug("a body broke off: {}", cause.toString()));
    }
}
