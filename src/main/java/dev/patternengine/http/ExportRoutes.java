package dev.patternengine.http;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.json.ExportWriter;
import dev.patternengine.json.ExportWriter.Line;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Streams all patterns and figures of a tenant, a line at a time, as fast as the client takes them. */
final class ExportRoutes {
    private static final ExportWriter LINES = new ExportWriter();
    private static final String NDJSON = "application/x-ndjson";

    private final Gateway gateway;
    private final Clock clock;

    ExportRoutes(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    void export(RoutingContext context) {
        String tenant = Caller.of(context).tenant();
        Future<List<Pattern>> patterns = gateway.patterns(tenant, Kind.ALL);
        Future<List<Quality>> qualities = gateway.quality(tenant);
        Future.all(patterns, qualities)
                .onFailure(failure -> Replies.failed(context, failure))
                .onSuccess(all -> stream(
                        context, lines(new Line.Head(tenant, clock.millis()), patterns.result(), qualities.result())));
    }

    private static Iterator<Line> lines(Line head, List<Pattern> patterns, List<Quality> qualities) {
        Stream<Line> content = Stream.concat(
                qualities.stream().map(Line.Measured::new), patterns.stream().map(Line.Found::new));
        return Stream.concat(Stream.concat(Stream.of(head), content), Stream.of(new Line.End(patterns.size())))
                .iterator();
    }

    private static void stream(RoutingContext context, Iterator<Line> lines) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, NDJSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(context, lines);
    }

    /**
     * Writes until the client has enough to take, and goes on when it took it. One line is in memory as bytes at a time. Ends the
     * connection, without the last line, when the caller would not be let in any more.
     */
    private static void write(RoutingContext context, Iterator<Line> lines) {
        HttpServerResponse response = context.response();
        while (lines.hasNext() && !response.closed()) {
            if (!Caller.stands(context)) {
                context.request().connection().close();
                return;
            }
            response.write(Buffer.buffer(LINES.bytes(lines.next())).appendByte((byte) '\n'));
            if (response.writeQueueFull()) {
                response.drainHandler(ready -> write(context, lines));
                return;
            }
        }
        if (!response.closed()) {
            response.end();
        }
    }
}
