package dev.patternengine.storage.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** A step done again and again until it says false: a chain of futures would grow with the number of steps. */
final class Steps {
    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> end = Promise.promise();

    private Steps(Supplier<Future<Boolean>> step) {
        this.step = step;
    }

    static Future<Void> whileTrue(Supplier<Future<Boolean>> step) {
        Steps steps = new Steps(step);
        steps.next();
        return steps.end.future();
    }

    private void next() {
        step.get().onFailure(end::fail).onSuccess(more -> {
            if (more) {
                next();
            } else {
                end.complete();
            }
        });
    }
}
