package dev.patternengine.engine;

import dev.patternengine.domain.Kind;
import dev.patternengine.message.ModelPartsMessage;
import dev.patternengine.message.TenantMessage;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;

/** The models of a running engine, as canonical bytes. */
final class ModelBytes {
    private static final TenantMessage TENANT = new TenantMessage("default");

    private ModelBytes() {}

    static Future<byte[]> of(PatternEngine engine, Kind kind) {
        return engine.vertx()
                .eventBus()
                .<ModelPartsMessage>request("model." + kind.label(), TENANT, new DeliveryOptions().setLocalOnly(true))
                .map(reply -> {
                    Learner<?, ?> copy = StandardMiners.ALL.learner(kind, Learner.Limits.DEFAULT, failure -> {});
                    reply.body().parts().forEachRemaining(copy::loadModel);
                    return Snapshot.of(copy.model("default"));
                });
    }
}
