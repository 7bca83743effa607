package dev.patternengine.http;

import dev.patternengine.message.Gateway;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Shows the meters of this node in Prometheus' text format. */
final class MetricsRoutes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Gateway gateway;

    MetricsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void metrics(RoutingContext context) {
        gateway.metrics()
                .onSuccess(text -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(text))
                .onFailure(failure -> Replies.failed(context, failure));
    }
}
