package dev.patternengine.storage.redis;

import dev.patternengine.domain.Entry;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import dev.patternengine.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads the newest entries of one stream after the other, backwards, a few at a time, until each has its share. An entry that another of
 * the same number came in place of is left out, as by {@link StreamReader}. Memory: the share of one partition.
 */
final class NewestReader implements LogReader {
    private static final int AT_ONCE = 16;

    private final Context context;
    private final Supervisor supervisor;
    private final Keys keys;
    private final int partitions;
    private final long share;
    private int partition;
    private long bytes;

    /** @param most bytes to read, about, of all partitions together */
    NewestReader(Context context, Supervisor supervisor, Keys keys, int partitions, long most) {
        this.context = context;
        this.supervisor = supervisor;
        this.keys = keys;
        this.partitions = partitions;
        this.share = most / partitions;
    }

    /** What was read of a partition so far, oldest first. */
    private final class Part {
        private final Deque<Entry> entries = new ArrayDeque<>();
        private long taken;

        void add(Response found) {
            String id = found.get(0).toString();
            byte[] value = found.get(1).get(1).toBytes();
            taken += value.length;
            bytes += value.length;
            Entry entry = read(id, value);
            if (entries.isEmpty()
                    || entries.getFirst().id().number() != entry.id().number()) {
                entries.addFirst(entry);
            }
        }
    }

    private Entry read(String id, byte[] value) {
        try {
            return StoredEntry.read(value);
        } catch (WireException unreadable) {
            throw new LogFailure("the stream " + keys.log(partition) + " is damaged: entry " + id
                    + " is not what was written: " + unreadable.getMessage());
        }
    }

    @Override
    public CompletionStage<List<Entry>> next() {
        CompletableFuture<List<Entry>> done = new CompletableFuture<>();
        context.runOnContext(run -> read().onSuccess(done::complete).onFailure(done::completeExceptionally));
        return done;
    }

    private Future<List<Entry>> read() {
        if (partition == partitions) {
            return Future.succeededFuture(List.of());
        }
        return read(new Part(), "+").compose(entries -> {
            partition++;
            return entries.isEmpty() ? read() : Future.succeededFuture(entries);
        });
    }

    /** @param end the newest id wanted */
    private Future<List<Entry>> read(Part part, String end) {
        Request range = Request.cmd(Command.XREVRANGE)
                .arg(keys.log(partition))
                .arg(end)
                .arg("-")
                .arg("COUNT")
                .arg(AT_ONCE);
        return supervisor.ask(connection -> connection.send(range)).compose(found -> {
            found.forEach(part::add);
            boolean more = found.size() == AT_ONCE && part.taken < share;
            return more
                    ? read(part, "(" + found.get(AT_ONCE - 1).get(0))
                    : Future.succeededFuture(new ArrayList<>(part.entries));
        });
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {}
}
