package dev.patternengine.storage.redis;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints in Redis: each part a value, behind one manifest that is swapped when all parts are there. Engines take turns; of those
 * that write at once nevertheless the last to begin wins, and the others are told. Two that are whole, as far as is known, are kept;
 * parts of no use are removed by whoever writes next.
 */
final class RedisCheckpoints implements CheckpointStore {
    private static final Logger LOGGER = LoggerFactory.getLogger(RedisCheckpoints.class);

    private final Context context;
    private final Supervisor supervisor;
    private final Keys keys;
    private final Turn turn;
    private final Set<Manifest.Checkpoint> damaged = new HashSet<>();

    RedisCheckpoints(Context context, Supervisor supervisor, Keys keys) {
        this.context = context;
        this.supervisor = supervisor;
        this.keys = keys;
        this.turn = new Turn(context, supervisor, keys);
    }

    @Override
    public CompletionStage<Boolean> takeTurn() {
        return run(turn::take);
    }

    @Override
    public CompletionStage<Void> endTurn() {
        return run(turn::end);
    }

    private <T> CompletionStage<T> run(Supplier<Future<T>> question) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(run -> question.get()
                .onSuccess(done::complete)
                .onFailure(failure -> done.completeExceptionally(asLogFailure(failure))));
        return done;
    }

    @Override
    public CompletionStage<Written> write(Positions positions, CheckpointParts parts) {
        return run(() -> manifest().compose(bytes -> write(bytes, positions, parts)));
    }

    private static LogFailure asLogFailure(Throwable failure) {
        return failure instanceof LogFailure known ? known : new LogFailure(failure.getMessage(), failure);
    }

    private Future<byte[]> manifest() {
        return supervisor
                .ask(connection -> connection.send(Request.cmd(Command.GET).arg(keys.manifest())))
                .map(found -> found == null ? new byte[0] : found.toBytes());
    }

    private Manifest read(byte[] bytes) {
        try {
            return Manifest.read(bytes);
        } catch (WireException unreadable) {
            throw new LogFailure(
                    "the manifest of checkpoints, " + keys.manifest() + ", is damaged: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private Future<Written> write(byte[] before, Positions positions, CheckpointParts parts) {
        Manifest old = read(before);
        if (!positions.cover(old.newest())) {
            return Future.failedFuture(new LogFailure("the checkpoint before contains more than this one"));
        }
        return supervisor
                .ask(connection -> connection.send(
                        connection.call(Script.BEGIN, List.of(keys.lastCheckpoint(), keys.unfinished()))))
                .compose(number -> write(number.toLong(), before, old, positions, parts));
    }

    private Future<Written> write(
            long number, byte[] before, Manifest old, Positions positions, CheckpointParts parts) {
        CheckpointWriting writing = new CheckpointWriting(context, supervisor, keys, number, parts);
        return removeOthers(number)
                .compose(removed -> writing.run())
                .compose(written -> swap(before, old, writing.checkpoint(positions)))
                .compose(swapped -> removeOthers(number))
                .compose(removed -> manifest())
                .map(found -> new Written(
                        writing.checkpoint(positions).bytes(), read(found).trimmable()))
                .onFailure(failure -> remove(number));
    }

    private Future<?> swap(byte[] before, Manifest old, Manifest.Checkpoint newest) {
        Manifest next = old.with(newest, damaged);
        return supervisor
                .ask(connection -> {
                    Request swap = connection
                            .call(Script.SWAP, List.of(keys.manifest(), keys.unfinished()))
                            .arg(before)
                            .arg(next.bytes())
                            .arg(newest.number());
                    old.without(next).forEach(one -> swap.arg(one.number()).arg(one.parts()));
                    return connection.send(swap);
                })
                .compose(answer -> answer.toInteger() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new LogFailure("another engine wrote a checkpoint meanwhile")));
    }

    /** Removes checkpoints that do not count, all but this one. What cannot be removed now is removed next time. */
    private Future<?> removeOthers(long number) {
        return supervisor
                .ask(connection -> connection.send(Request.cmd(Command.HKEYS).arg(keys.unfinished())))
                .compose(unfinished -> {
                    List<Future<Response>> removals = new ArrayList<>();
                    for (Response one : unfinished) {
                        if (one.toLong() != number) {
                            removals.add(remove(one.toLong()));
                        }
                    }
                    return Future.join(removals);
                })
                .otherwiseEmpty();
    }

    private Future<Response> remove(long number) {
        return supervisor
                .ask(connection -> connection.send(connection
                        .call(Script.REMOVE, List.of(keys.unfinished(), keys.parts(number)))
                        .arg(number)))
                .onFailure(
                        failure -> LOGGER.warn("checkpoint {} could not be removed: {}", number, failure.getMessage()));
    }

    @Override
    public CompletionStage<Optional<CheckpointReader>> newest() {
        return run(() -> manifest().compose(bytes -> firstWhole(read(bytes).checkpoints(), new ArrayList<>())));
    }

    private Future<Optional<CheckpointReader>> firstWhole(
            List<Manifest.Checkpoint> checkpoints, List<String> passedOver) {
        if (checkpoints.isEmpty()) {
            return passedOver.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(
                            new LogFailure("all checkpoints are damaged: " + String.join("; ", passedOver)));
        }
        PartReader reader = new PartReader(context, supervisor, keys, checkpoints.get(0), passedOver);
        return reader.verify()
                .map(whole -> Optional.<CheckpointReader>of(reader.rewound(passedOver)))
                .recover(failure -> {
                    if (!(failure instanceof WireException)) {
                        return Future.failedFuture(failure);
                    }
                    damaged.add(checkpoints.get(0));
                    passedOver.add(failure.getMessage());
                    return firstWhole(checkpoints.subList(1, checkpoints.size()), passedOver);
                });
    }

    @Override
    public boolean keeps() {
        return true;
    }

    /** Holds nothing: {@link RedisStore#close} frees the connection. */
    @Override
    public void close() {}
}
