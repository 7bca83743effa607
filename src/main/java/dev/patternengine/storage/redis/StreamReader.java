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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one stream after the other, each up to where it ended when the reader was made.
 *
 * <p>An entry that is followed by another of the same number and predecessor, under a higher epoch, is left out. It was never
 * acknowledged: Redis (seen in 7.0) that died within the append leaves the first part of that transaction at the end of its
 * append-only file, drops it on loading, but goes on writing after it, and at the next start carries it out.
 */
final class StreamReader implements LogReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(StreamReader.class);

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

    /** The last entry that was read, until the one after it says that it counts. */
    private Entry held;

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
        while (partition < ends.size() && isAtEnd()) {
            nextPartition();
        }
        if (partition == ends.size()) {
            return Future.succeededFuture(List.of());
        }
        return supervisor.ask(connection -> connection.send(range())).compose(this::take);
    }

    private boolean isAtEnd() {
        return place.compareTo(ends.get(partition)) >= 0;
    }

    private void nextPartition() {
        partition++;
        place = after.at(partition);
        begun = false;
    }

    private Request range() {
        return Request.cmd(Command.XRANGE)
                .arg(keys.log(partition))
                .arg(place.number() + "-" + (place.epoch() + 1L))
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
            take(entry(one), entries);
        }
        if (isAtEnd()) {
            entries.add(held);
            held = null;
        }
        long average = Math.max(1, (bytes - before) / found.size());
        count = (int) Math.max(1, Math.min(LARGEST_CHUNK, CHUNK_BYTES / average));
        return entries.isEmpty() ? read() : Future.succeededFuture(entries);
    }

    /** Lets go of the entry before it, and holds it. */
    private void take(Entry entry, List<Entry> entries) {
        if (held != null && isReplaced(held, entry)) {
            LOGGER.warn("{}: {} is left out, {} came in its place", keys.log(partition), held.id(), entry.id());
        } else if (held != null) {
            requireFollows(entry, held.id());
            entries.add(held);
        } else if (begun) {
            requireFollows(entry, place);
        }
        held = entry;
        begun = true;
        place = entry.id();
    }

    private static boolean isReplaced(Entry entry, Entry later) {
        return later.id().number() == entry.id().number() && later.predecessor().equals(entry.predecessor());
    }

    private void requireFollows(Entry entry, EntryId before) {
        if (!entry.predecessor().equals(before)) {
            throw damage(
                    "entry " + entry.id() + " follows " + entry.predecessor() + ", but the one before it is " + before);
        }
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
