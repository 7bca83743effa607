package dev.patternengine.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Gathers bodies that are not streamed. */
final class Bodies {
    private Bodies() {}

    /** Gathers a JSON body; refuses any other. */
    static Handler<RoutingContext> json(BodyHandler body) {
        return context -> {
            if (MediaType.of(context.request()) == MediaType.JSON) {
                gather(body, context);
            } else {
                context.fail(415);
            }
        };
    }

    /** Gathers a body of whatever type. */
    static void gather(BodyHandler body, RoutingContext context) {
        body.handle(context);
        BrokenBodies.watch(context);
    }

    /** The gathered body; empty when there was none. */
    static byte[] bytes(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }

    /** Whether the body is meant to be an array. */
    static boolean isArray(byte[] bytes) {
        for (byte each : bytes) {
            boolean skipped = each == ' ' || each == '\n' || each == '\r' || each == '\t' || each < 0;
            if (!skipped) {
                return each == '[';
            }
        }
        return false;
    }
}
