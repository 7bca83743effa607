package dev.patternengine.storage.redis;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.SharedLog.Excerpt;
import dev.patternengine.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads pieces of streams that others append to. */
final class Excerpts {
    private static final int AT_ONCE = 64;

    private final Context context;
    private final Supervisor supervisor;
    private final Keys keys;

    Excerpts(Context context, Supervisor supervisor, Keys keys) {
        this.context = context;
        this.supervisor = supervisor;
        this.keys = keys;
    }

    CompletionStage<EntryId> end(int partition) {
        CompletableFuture<EntryId> done = new CompletableFuture<>();
        context.runOnContext(run -> ends(partition).onSuccess(done::complete).onFailure(done::completeExceptionally));
        return done;
    }

    private Future<EntryId> ends(int partition) {
        return supervisor
                .ask(connection -> connection.send(connection
                        .call(Script.ENDS, List.of(keys.log(partition)))
                        .arg(EntryId.NONE.toString())))
                .map(answer -> Ends.of(answer).last());
    }

    /** Asks first where the stream ends, so that what was appended meanwhile is not taken for trimmed. */
    CompletionStage<Excerpt> read(int partition, EntryId after) {
        CompletableFuture<Excerpt> done = new CompletableFuture<>();
        context.runOnContext(run -> ends(partition)
                .compose(end -> supervisor
                        .ask(connection -> connection.send(range(partition, after)))
                        .map(found -> new Excerpt(entries(partition, found), end)))
                .onSuccess(done::complete)
                .onFailure(done::completeExceptionally));
        return done;
    }

    private Request range(int partition, EntryId after) {
        return Request.cmd(Command.XRANGE)
                .arg(keys.log(partition))
                .arg((after.number() + 1) + "-0")
                .arg("+")
                .arg("COUNT")
                .arg(AT_ONCE);
    }

    private List<Entry> entries(int partition, Response found) {
        List<Entry> entries = new ArrayList<>(found.size());
        for (Response one : found) {
            try {
                entries.add(StoredEntry.read(one.get(1).get(1).toBytes()));
            } catch (WireException unreadable) {
                throw new LogFailure("the stream " + keys.log(partition) + " is damaged: entry " + one.get(0)
                        + " is not what was written: " + unreadable.getMessage());
            }
        }
        return entries;
    }
}
