package dev.patternengine.message;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The names of the request for which something is done: kept by the context it is done in, and carried by the messages that are sent from there, to other nodes too, so that
 * what goes wrong far from the client can be told to be its. Costs two headers a message.
 *
 * @param id of the request
 * @param parent the request's span, as {@code traceparent} of the W3C Trace Context tells it
 */
public record RequestNames(String id, String parent) {
    /** Must be registered before a Vert.x instance is made, see {@link Place}. */
    private static final ContextLocal<RequestNames> KEPT = ContextLocal.registerLocal(RequestNames.class);

    private static final String ID = "x-request-id";
    private static final String PARENT = "traceparent";
    private static final Pattern TRACE = Pattern.compile("00-([0-9a-f]{32})-");

    /** Registers the place that contexts have for the names: Vert.x loads it as a service whenever an instance is about to be made. */
    public static final class Place implements VertxServiceProvider {
        @Override
        public void init(VertxBootstrap bootstrap) {
            Objects.requireNonNull(KEPT);
        }
    }

    /** Has all that is done from here on in this context done for this request. Nothing outside of a context. */
    public void enter() {
        Context context = Vertx.currentContext();
        if (context != null) {
            KEPT.put(context, AccessMode.CONCURRENT, this);
        }
    }

    /** Gives the names to a message that is about to be sent. */
    static DeliveryOptions accompany(DeliveryOptions options) {
        Context context = Vertx.currentContext();
        RequestNames names = context == null ? null : KEPT.get(context, AccessMode.CONCURRENT);
        return names == null ? options : options.addHeader(ID, names.id).addHeader(PARENT, names.parent);
    }

    /** Those that came with a message; empty where it is sent for no request. */
    static Optional<RequestNames> of(MultiMap headers) {
        String id = headers.get(ID);
        String parent = headers.get(PARENT);
        return id == null || parent == null ? Optional.empty() : Optional.of(new RequestNames(id, parent));
    }

    /** A log event that names the request. */
    LoggingEventBuilder name(LoggingEventBuilder event) {
        Matcher trace = TRACE.matcher(parent);
        return trace.lookingAt()
                ? event.addKeyValue("request_id", id).addKeyValue("trace_id", trace.group(1))
                : event.addKeyValue("request_id", id);
    }
}
