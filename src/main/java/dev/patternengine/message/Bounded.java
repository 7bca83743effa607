package dev.patternengine.message;

import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets in what waits for an answer, up to a number: a miner answers one question after the other, and what is sent to it waits in a queue that
 * has no end of its own. Any thread.
 */
final class Bounded {
    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param most at once, of all tenants together */
    Bounded(int most) {
        this.most = most;
    }

    /** Asks; fails at once with {@link Refused} when as many are waiting as may. */
    <T> Future<T> ask(Supplier<Future<T>> question) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return Future.failedFuture(new Refused(Reason.OVERLOADED, most + " questions are waiting"));
        }
        return begin(question).onComplete(done -> underWay.decrementAndGet());
    }

    private static <T> Future<T> begin(Supplier<Future<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }
}
