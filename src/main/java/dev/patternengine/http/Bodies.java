package dev.patternengine.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.ByteArrayOutputStream;

/** Gathers bodies that are not streamed: as a whole, plain or from gzip, within a bound of bytes and of time. */
final class Bodies {
    private static final String GATHERED = Bodies.class.getName();
    private static final int PIECE_BYTES = 8_192;
    private static final long SECOND = 1_000;

    private final BodyHandler body;
    private final HttpSettings.Limits limits;
    private final Room room;

    Bodies(HttpSettings.Limits limits, Room room) {
        this.body = BodyHandler.create(false).setBodyLimit(limits.bodyBytes());
        this.limits = limits;
        this.room = room;
    }

    /** Gathers a JSON body; refuses any other. */
    Handler<RoutingContext> json() {
        return context -> {
            if (MediaType.of(context.request()) == MediaType.JSON) {
                gather(context);
            } else {
                refuseType(context);
            }
        };
    }

    /** Says that the type or the coding of the body is not understood, and which codings are. */
    static void refuseType(RoutingContext context) {
        if (Coding.of(context.request()) == Coding.OTHER) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, identity");
        }
        context.fail(415);
    }

    /** Gathers a body of whatever type; the next handler reads it by {@link #bytes}. */
    void gather(RoutingContext context) {
        long announced = announced(context.request());
        if (!room.take(announced)) {
            Replies.problem(context, Problems.NO_ROOM);
            context.request().resume();
            return;
        }
        long deadline = context.vertx().setTimer(SECOND * limits.idleSeconds(), late -> tooSlow(context));
        context.addEndHandler(ended -> {
            room.give(announced);
            context.vertx().cancelTimer(deadline);
        });
        body.handle(context);
        BrokenBodies.watch(context);
    }

    /** How long the body will be: as it says, and as long as it may be where it does not. */
    long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Math.min(limits.bodyBytes(), Long.parseLong(length));
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? limits.bodyBytes() : 0;
    }

    private static void tooSlow(RoutingContext context) {
        if (!context.request().isEnded() && !context.response().ended()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Replies.problem(context, Problems.problem(408));
            context.request().connection().close();
        }
    }

    /** Expands a gathered body where it is compressed; answers, and does not go on, where that cannot be done. */
    void expand(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        byte[] bytes = buffer == null ? new byte[0] : buffer.getBytes();
        try {
            boolean compressed = Coding.of(context.request()) == Coding.GZIP;
            context.put(GATHERED, compressed ? expanded(bytes) : bytes);
        } catch (Gunzip.BrokenException broken) {
            Replies.broken(context, broken);
            return;
        }
        context.next();
    }

    private byte[] expanded(byte[] compressed) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(compressed.length * 4);
        byte[] piece = new byte[PIECE_BYTES];
        try (Gunzip gunzip = new Gunzip()) {
            gunzip.feed(compressed);
            for (int count = gunzip.read(piece); count > 0; count = gunzip.read(piece)) {
                whole.write(piece, 0, count);
                gunzip.requireAtMost(limits.bodyBytes());
            }
            gunzip.requireWhole();
        }
        return whole.toByteArray();
    }

    /** The gathered body; empty when there was none. */
    static byte[] bytes(RoutingContext context) {
        byte[] gathered = context.get(GATHERED);
        return gathered == null ? new byte[0] : gathered;
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
