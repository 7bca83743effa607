package dev.patternengine.message;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Has decisions stored, each by the owner of its partition. */
final class Decisions {
    private static final long NEWS_MILLIS = 10;
    private static final long LONGEST_NEWS_MILLIS = 2_000;

    private final Vertx vertx;
    private final Routing routing;

    Decisions(Vertx vertx, Routing routing) {
        this.vertx = vertx;
        this.routing = routing;
    }

    /** Completes when a decision is stored, and known here: which is waited for a little, because another node may have stored it. */
    Future<AcknowledgementMessage> decide(DecisionMessage decision, BooleanSupplier known) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_NEWS_MILLIS);
        return routing.request(decision.partition(), Topics::decide, decision)
                .compose(stored -> await(known, deadline).map(stored));
    }

    private Future<?> await(BooleanSupplier known, long deadline) {
        return known.getAsBoolean() || System.nanoTime() - deadline > 0
                ? Future.succeededFuture()
                : vertx.timer(NEWS_MILLIS, TimeUnit.MILLISECONDS).compose(later -> await(known, deadline));
    }
}
