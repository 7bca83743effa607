package dev.patternengine.storage.redis;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import dev.patternengine.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads one stream after the other, each up to where it ended when the reader was made. */
final class StreamReader implements LogReader {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int SMALLEST_CHUNK = 16;
    private static final int LARGEST_CHUNK = 256;

    private final Context context;
    private final Supervisor supervisor;
    private final Tails tails;
    private final Keys keys;
    private final Positions after;
    private final List<EntryId> ends;
    private int partition;
    private EntryId place;
    private boolean begun;
    private int count = SMALLEST_CHUNK;
    private long bytes;

    /** @param ends the last entry in each stream */
    StreamReader(Context context, Supervisor supervisor, Tails tails, Keys keys, Positions after, List<EntryId> ends) {
        this.context = context;
        this.supervisor = supervisor;
        this.tails = tails;
        this.keys = keys;
        this.after = after;
        this.ends = ends;
        this.place = after.at(0);
    }

    @Override
    public CompletionStage<List<Entry>> next() {
        CompletableFuture<List<Entry>> done = new CompletableFuture<>();
        context.runOnContext(run -> read().onSuccess(done::complete).onFailure(done::completeExceptionally));
        return done;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private Future<List<Entry>> read() {
        while (partition < ends.size() && place.number() >= ends.get(partition).number()) {
            nextPartition();
        }
        if (partition == ends.size()) {
            return Future.succeededFuture(List.of());
        }
        return supervisor.ask(connection -> connection.send(range())).compose(this::take);
    }

    private void nextPartition() {
        partition++;
        place = after.at(partition);
        begun = false;
    }

    private Request range() {
        return Request.cmd(Command.XRANGE)
                .arg(keys.log(partition))
                .arg((place.number() + 1) + "-0")
                .arg(ends.get(partition).toString())
                .arg("COUNT")
                .arg(count);
    }

    private Future<List<Entry>> take(Response found) {
        Optional<String> lost = tails.overwritten(partition);
        if (lost.isPresent()) {
            return Future.failedFuture(new LogFailure(lost.get()));
        }
        if (found.size() == 0) {
            return begun ? Future.failedFuture(damage("it has nothing after " + place)) : skip();
        }
        long before = bytes;
        List<Entry> entries = new ArrayList<>(found.size());
        for (Response one : found) {
            entries.add(entry(one));
        }
        long average = Math.max(1, (bytes - before) / found.size());
        count = (int) Math.max(1, Math.min(LARGEST_CHUNK, CHUNK_BYTES / average));
        return Future.succeededFuture(entries);
    }

    /** All of it was trimmed. */
    private Future<List<Entry>> skip() {
        nextPartition();
        return read();
    }

    private Entry entry(Response found) {
        String id = found.get(0).toString();
        Response fields = found.get(1);
        if (fields == null || fields.size() != 2) {
            throw damage("entry " + id + " is none of this engine's");
        }
        byte[] value = fields.get(1).toBytes();
        Entry entry = entry(id, value);
        if (begun && !entry.predecessor().equals(place)) {
            throw damage("entry " + id + " follows " + entry.predecessor() + ", but the one before it is " + place);
        }
        begun = true;
        place = entry.id();
        bytes += value.length;
        return entry;
    }

    private Entry entry(String id, byte[] value) {
        try {
            Entry entry = StoredEntry.read(value);
            if (!entry.id().toString().equals(id) || entry.batch().partition() != partition) {
                throw damage("entry " + id + " holds entry " + entry.id() + " of partition "
                        + entry.batch().partition());
            }
            return entry;
        } catch (WireException unreadable) {
            throw damage("entry " + id + " is not what was written: " + unreadable.getMessage());
        }
    }

    private LogFailure damage(String what) {
        return new LogFailure("the stream " + keys.log(partition) + " is damaged: " + what);
    }

    @Override
    public void close() {}
}
