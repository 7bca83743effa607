package dev.patternengine.storage.redis;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the parts of one checkpoint, one after the other. */
final class PartReader implements CheckpointReader {
    private final Context context;
    private final Supervisor supervisor;
    private final Keys keys;
    private final Manifest.Checkpoint checkpoint;
    private final List<String> damaged;
    private int next;
    private long checksum;

    PartReader(
            Context context, Supervisor supervisor, Keys keys, Manifest.Checkpoint checkpoint, List<String> damaged) {
        this.context = context;
        this.supervisor = supervisor;
        this.keys = keys;
        this.checkpoint = checkpoint;
        this.damaged = List.copyOf(damaged);
    }

    @Override
    public Positions positions() {
        return checkpoint.positions();
    }

    @Override
    public List<String> damaged() {
        return damaged;
    }

    @Override
    public CompletionStage<Optional<CheckpointPart>> next() {
        CompletableFuture<Optional<CheckpointPart>> done = new CompletableFuture<>();
        context.runOnContext(run -> read().onSuccess(done::complete)
                .onFailure(failure -> done.completeExceptionally(asLogFailure(failure))));
        return done;
    }

    private static LogFailure asLogFailure(Throwable failure) {
        return failure instanceof LogFailure known ? known : new LogFailure(failure.getMessage(), failure);
    }

    /** Reads all that is left and keeps nothing of it; fails with {@link WireException} when the checkpoint is damaged. */
    Future<Void> verify() {
        return Steps.whileTrue(() -> read().map(Optional::isPresent));
    }

    /** Begins again. */
    PartReader rewound(List<String> passedOver) {
        return new PartReader(context, supervisor, keys, checkpoint, passedOver);
    }

    private Future<Optional<CheckpointPart>> read() {
        if (next == checkpoint.parts()) {
            return checksum == checkpoint.checksum()
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(new WireException(
                            keys.parts(checkpoint.number()) + "*: these are not the parts that the manifest names"));
        }
        String key = keys.part(checkpoint.number(), next);
        return supervisor
                .ask(connection -> connection.send(Request.cmd(Command.GET).arg(key)))
                .map(found -> part(key, found));
    }

    private Optional<CheckpointPart> part(String key, Response found) {
        if (found == null) {
            throw new WireException(key + " is not there");
        }
        try {
            byte[] value = found.toBytes();
            CheckpointPart part = Part.read(checkpoint.number(), next, value);
            checksum = Part.chain(checksum, value);
            next++;
            return Optional.of(part);
        } catch (WireException unreadable) {
            throw new WireException(key + ": " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void close() {}
}
