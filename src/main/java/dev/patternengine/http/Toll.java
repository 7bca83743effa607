package dev.patternengine.http;

import dev.patternengine.access.Allowances;
import dev.patternengine.access.Rate;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What one request's observations cost its tenant. Tells it in the fields {@code RateLimit-Policy} and {@code RateLimit}
 * (draft-ietf-httpapi-ratelimit-headers) of the answer, whatever that is.
 */
final class Toll {
    /** Nothing costs anything. */
    private static final Toll NONE = new Toll(Optional.empty(), "");

    private static final String NAME = "\"observations\"";

    private final Optional<Allowances> allowances;
    private final String tenant;

    private Toll(Optional<Allowances> allowances, String tenant) {
        this.allowances = allowances;
        this.tenant = tenant;
    }

    /** More came than the tenant may tell. */
    static final class TooFastException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooFastException(Rate rate) {
            super(
                    "this tenant may tell " + rate.perSecond() + " observations a second here, " + rate.burst()
                            + " at once: wait",
                    null,
                    false,
                    false);
        }
    }

    /** The toll of the request's tenant; its answer will say how it stands. */
    static Toll of(RoutingContext context, Optional<Allowances> allowances) {
        if (allowances.isEmpty()) {
            return NONE;
        }
        Toll toll = new Toll(allowances, Caller.of(context).tenant());
        context.addHeadersEndHandler(headers -> toll.tell(context, allowances.get()));
        return toll;
    }

    private void tell(RoutingContext context, Allowances known) {
        Rate rate = known.rate();
        long left = known.left(tenant);
        long full = (rate.burst() - left + rate.perSecond() - 1) / rate.perSecond();
        context.response()
                .putHeader("RateLimit-Policy", NAME + ";q=" + rate.burst() + ";w=" + rate.window())
                .putHeader("RateLimit", NAME + ";r=" + Math.max(0, left) + ";t=" + full);
        if (context.response().getStatusCode() == 429 && known.waitMillis(tenant) > 0) {
            context.response().putHeader("Retry-After", Long.toString(seconds(known.waitMillis(tenant))));
        }
    }

    private static long seconds(long millis) {
        return Math.max(1, TimeUnit.MILLISECONDS.toSeconds(millis + 999));
    }

    /** Takes so many observations; gives them back when it is negative. */
    void take(long count) {
        allowances.ifPresent(known -> known.take(tenant, count));
    }

    /** Milliseconds until the tenant may tell something; 0 when it may now. */
    long waitMillis() {
        return allowances.map(known -> known.waitMillis(tenant)).orElse(0L);
    }

    TooFastException tooFast() {
        return new TooFastException(allowances.orElseThrow().rate());
    }

    /** Answers a request that begins while its tenant must wait; false when there is nothing to wait for. */
    boolean refused(RoutingContext context) {
        boolean wait = waitMillis() > 0;
        if (wait) {
            Replies.failed(context, tooFast());
        }
        return wait;
    }
}
