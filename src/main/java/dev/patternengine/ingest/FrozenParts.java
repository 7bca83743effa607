package dev.patternengine.ingest;

import dev.patternengine.domain.Kind;
import dev.patternengine.message.Bus;
import dev.patternengine.message.TenantMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;

/**
 * The parts of a checkpoint, in this order: lanes, sessions, models. Lanes and sessions are given; the models are asked for one
 * after the other, each as it is by then, so that only one is copied at a time. Works on the context of the ingest.
 */
final class FrozenParts implements CheckpointParts {
    private final Context context;
    private final Bus bus;
    private final CheckpointParts foreign;
    private boolean foreignEnded;
    private final Queue<CheckpointPart> frozen = new ArrayDeque<>();
    private final Queue<ModelOf> models = new ArrayDeque<>();
    private PartOwner owner;
    private Iterator<byte[]> model = Collections.emptyIterator();

    private record ModelOf(Kind kind, String tenant) {}

    /** @param foreign what others own, as it was: comes first, so that all lanes and sessions come before the models */
    FrozenParts(Context context, Bus bus, CheckpointParts foreign) {
        this.foreign = foreign;
        this.context = context;
        this.bus = bus;
    }

    void add(CheckpointPart part) {
        frozen.add(part);
    }

    void addModel(Kind kind, String tenant) {
        models.add(new ModelOf(kind, tenant));
    }

    @Override
    public CompletionStage<Optional<CheckpointPart>> next() {
        Promise<Optional<CheckpointPart>> part = Promise.promise();
        context.runOnContext(now -> takeForeign().onComplete(part));
        return part.future().toCompletionStage();
    }

    private Future<Optional<CheckpointPart>> takeForeign() {
        if (foreignEnded) {
            return take();
        }
        return Future.fromCompletionStage(foreign.next(), context).compose(part -> {
            foreignEnded = part.isEmpty();
            return foreignEnded ? take() : Future.succeededFuture(part);
        });
    }

    private Future<Optional<CheckpointPart>> take() {
        if (!frozen.isEmpty()) {
            return Future.succeededFuture(Optional.of(frozen.remove()));
        }
        if (model.hasNext()) {
            return context.executeBlocking(model::next).map(bytes -> Optional.of(owner.part(bytes)));
        }
        if (models.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        ModelOf following = models.remove();
        owner = new PartOwner.OfModels(following.kind());
        return bus.request(Topics.model(following.kind()), new TenantMessage(following.tenant()))
                .compose(reply -> {
                    model = reply.parts();
                    return take();
                });
    }
}
