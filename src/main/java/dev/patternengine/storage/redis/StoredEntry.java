package dev.patternengine.storage.redis;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireOutput;
import io.vertx.redis.client.Request;
import java.util.List;

/** An entry as it is in its stream: its place and its bytes. Not to be changed. */
final class StoredEntry {
    private static final EntryFormat FORMAT = new EntryFormat();

    private final int partition;
    private final EntryId id;
    private final EntryId predecessor;
    private final byte[] value;

    private StoredEntry(int partition, EntryId id, EntryId predecessor, byte[] value) {
        this.partition = partition;
        this.id = id;
        this.predecessor = predecessor;
        this.value = value;
    }

    static StoredEntry of(Entry entry) {
        WireOutput out = new WireOutput();
        FORMAT.write(entry, out);
        return new StoredEntry(
                entry.batch().partition(), entry.id(), entry.predecessor(), Payload.checked(out.buffer()));
    }

    /** @throws WireException when the value is not what was written */
    static Entry read(byte[] value) {
        return FORMAT.read(Payload.content(value));
    }

    /** Reads what {@link EntryId#toString} wrote. */
    static EntryId id(String text) {
        int dash = text.indexOf('-');
        return new EntryId(Long.parseLong(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    int partition() {
        return partition;
    }

    EntryId id() {
        return id;
    }

    EntryId predecessor() {
        return predecessor;
    }

    int size() {
        return value.length;
    }

    /** Asks to append it. */
    Request append(Connection connection, Keys keys) {
        return connection
                .call(Script.APPEND, List.of(keys.log(partition)))
                .arg(id.toString())
                .arg(predecessor.toString())
                .arg(value);
    }
}
