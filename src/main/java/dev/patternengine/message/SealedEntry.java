package dev.patternengine.message;

import dev.patternengine.domain.Entry;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/**
 * What an entry teaches, with its bytes: made once, sent to any number of nodes. Its observations stay behind, because other nodes
 * only apply evidence. Not to be changed.
 */
public final class SealedEntry {
    private static final EntryFormat FORMAT = new EntryFormat();

    private final Entry entry;
    private final byte[] bytes;

    private SealedEntry(Entry entry, byte[] bytes) {
        this.entry = entry;
        this.bytes = bytes;
    }

    /** Without the observations. */
    public static SealedEntry of(Entry entry) {
        Entry teaching =
                new Entry(entry.id(), entry.predecessor(), entry.batch().taught(), entry.evidence());
        WireOutput out = new WireOutput();
        FORMAT.write(teaching, out);
        return new SealedEntry(teaching, out.bytes());
    }

    /** An entry that stays on this node. */
    public static SealedEntry unsent(Entry entry) {
        return new SealedEntry(entry, new byte[0]);
    }

    static SealedEntry read(byte[] bytes) {
        return new SealedEntry(FORMAT.read(new WireInput(bytes)), bytes);
    }

    public Entry entry() {
        return entry;
    }

    /** Bytes on the way. */
    public int size() {
        return bytes.length;
    }

    /** Not copied. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedEntry that && entry.equals(that.entry);
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }

    @Override
    public String toString() {
        return "sealed " + entry.id();
    }
}
