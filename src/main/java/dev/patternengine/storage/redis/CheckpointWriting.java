package dev.patternengine.storage.redis;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.LogFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;

/** Writes the parts of one checkpoint, one after the other; it does not count before the manifest names it. One thread. */
final class CheckpointWriting {
    private final Context context;
    private final Supervisor supervisor;
    private final Keys keys;
    private final long number;
    private final CheckpointParts source;
    private int parts;
    private long bytes;
    private long checksum;

    CheckpointWriting(Context context, Supervisor supervisor, Keys keys, long number, CheckpointParts source) {
        this.context = context;
        this.supervisor = supervisor;
        this.keys = keys;
        this.number = number;
        this.source = source;
    }

    /** Writes all that is left. */
    Future<Void> run() {
        return Steps.whileTrue(() -> Future.fromCompletionStage(source.next(), context)
                .compose(part -> part.isEmpty()
                        ? Future.succeededFuture(false)
                        : write(part.get()).map(true)));
    }

    private Future<?> write(CheckpointPart part) {
        byte[] value = Part.bytes(number, parts, part);
        String key = keys.part(number, parts);
        parts++;
        bytes += value.length;
        checksum = Part.chain(checksum, value);
        return supervisor
                .ask(connection -> connection.send(connection
                        .call(Script.PART, List.of(key, keys.unfinished()))
                        .arg(value)
                        .arg(number)
                        .arg(parts)))
                .compose(this::requireWritten);
    }

    private Future<Response> requireWritten(Response answer) {
        return answer.toInteger() == 1
                ? Future.succeededFuture(answer)
                : Future.failedFuture(new LogFailure("another engine began a checkpoint meanwhile"));
    }

    Manifest.Checkpoint checkpoint(Positions positions) {
        return new Manifest.Checkpoint(number, parts, bytes, checksum, positions);
    }
}
