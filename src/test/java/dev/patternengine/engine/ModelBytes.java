package dev.patternengine.engine;

import dev.patternengine.domain.Kind;
import dev.patternengine.message.ModelPartsMessage;
import dev.patternengine.message.TenantMessage;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;

/** The models of a running engine, as canonical bytes. */
final class ModelBytes {
    private static final String TENANT = "default";

    private ModelBytes() {}

    static Future<byte[]> of(PatternEngine engine, Kind kind) {
        return of(engine, kind, TENANT);
    }

    /** @param tenant its key */
    static Future<byte[]> of(PatternEngine engine, Kind kind, String tenant) {
        DeliveryOptions here = new DeliveryOptions().setLocalOnly(true);
        return engine.vertx()
                .eventBus()
                .<ModelPartsMessage>request("model." + kind.label(), new TenantMessage(tenant), here)
                .map(reply -> {
                    Learner<?, ?> copy = StandardMiners.ALL.learner(kind, LearnerLimits.DEFAULT, failure -> {});
                    reply.body().parts().forEachRemaining(copy::loadModel);
                    return Snapshot.of(copy.model(tenant));
                });
    }
}
