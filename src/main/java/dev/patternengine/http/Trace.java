package dev.patternengine.http;

import dev.patternengine.message.RequestNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a request is called in logs, here and elsewhere: its id ({@code X-Request-Id}, as sent when it is sane, else made) and its place in a trace (W3C
 * Trace Context: {@code traceparent}, else a new trace). Both are told with the answer, as {@code X-Request-Id} and {@code traceresponse}.
 *
 * @param id of the request
 * @param trace 32 hexadecimal digits
 * @param span of this request in the trace: 16 hexadecimal digits
 * @param flags of the trace, as sent: 2 hexadecimal digits
 */
record Trace(String id, String trace, String span, String flags) {
    /** Where there is no request to name. */
    static final Trace NONE = new Trace("", "", "", "");

    private static final Logger LOG = LoggerFactory.getLogger("dev.patternengine.http.access");
    private static final String KEY = Trace.class.getName();
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String UNSAMPLED = "00";
    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /** A later version may have more after the flags; version 00 has not, and ff is none. */
    private static final Pattern PARENT = Pattern.compile(
            "(?:00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})|(?!00|ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?)");

    /** Names a request, tells its names with the answer, and goes on. */
    static void begin(RoutingContext context) {
        Trace trace = of(context.request());
        context.put(KEY, trace);
        new RequestNames(trace.id, trace.response()).enter();
        HttpServerResponse response = context.response();
        response.putHeader(REQUEST_ID, trace.id).putHeader("traceresponse", trace.response());
        if (LOG.isDebugEnabled()) {
            long begun = System.nanoTime();
            context.addEndHandler(ended -> trace.log(context, begun));
        }
        context.next();
    }

    /** The names of a request; {@link #NONE} where it has none. */
    static Trace of(RoutingContext context) {
        Trace known = context.get(KEY);
        return known == null ? NONE : known;
    }

    private static Trace of(HttpServerRequest request) {
        String sent = request.getHeader(REQUEST_ID);
        String id = sent != null && SANE.matcher(sent).matches() ? sent : random();
        String parent = request.getHeader("traceparent");
        Matcher parts = PARENT.matcher(parent == null ? "" : parent);
        if (!parts.matches()) {
            return new Trace(id, random() + random(), random(), UNSAMPLED);
        }
        int first = parts.group(1) == null ? 4 : 1;
        boolean known = !isZero(parts.group(first)) && !isZero(parts.group(first + 1));
        return known
                ? new Trace(id, parts.group(first), random(), parts.group(first + 2))
                : new Trace(id, random() + random(), random(), UNSAMPLED);
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    /** 16 hexadecimal digits, not all of them zero. */
    private static String random() {
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }

    private String response() {
        return "00-" + trace + "-" + span + "-" + flags;
    }

    /** A log event that names the request. */
    LoggingEventBuilder name(LoggingEventBuilder event) {
        return id.isEmpty() ? event : event.addKeyValue("request_id", id).addKeyValue("trace_id", trace);
    }

    /** A method that clients make up is no word for a log. */
    private static String method(String name) {
        return name.matches("[A-Z]{1,10}") ? name : "other";
    }

    /** The route, never the path: that may hold what people sent. */
    private void log(RoutingContext context, long begun) {
        String route =
                context.currentRoute() == null ? null : context.currentRoute().getPath();
        name(LOG.atDebug())
                .addKeyValue("method", method(context.request().method().name()))
                .addKeyValue("route", route == null ? "none" : route)
                .addKeyValue("status", context.response().getStatusCode())
                .addKeyValue("milliseconds", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
                .log("request");
    }
}
