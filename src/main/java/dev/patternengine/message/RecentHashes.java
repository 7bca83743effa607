package dev.patternengine.message;

import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;

/**
 * Hashes of which the same come again soon: writer and reader remember the last one of each place (its first 8 bits), so that
 * one that comes again takes no byte when it follows itself, one when it is remembered, and 8 otherwise. 2 KB; one entry.
 */
final class RecentHashes {
    /** It is the one before it. */
    static final int SAME = 0;
    /** It is remembered: a byte says where. */
    static final int KNOWN = 1;
    /** It follows in full. */
    static final int FULL = 2;

    private static final int PLACE_SHIFT = 56;

    private final long[] known = new long[1 << (Long.SIZE - PLACE_SHIFT)];
    private long last;

    private static int place(long hash) {
        return (int) (hash >>> PLACE_SHIFT);
    }

    /** How the next one is written. */
    int form(long hash) {
        if (hash == last) {
            return SAME;
        }
        return known[place(hash)] == hash ? KNOWN : FULL;
    }

    /** Writes the next one in its {@link #form}. */
    void write(long hash, int form, WireOutput out) {
        if (form == FULL) {
            out.writeLong(hash);
        } else if (form == KNOWN) {
            out.writeByte(place(hash));
        }
        remember(hash);
    }

    long read(int form, WireInput in) {
        long hash =
                switch (form) {
                    case SAME -> last;
                    case KNOWN -> known[in.readByte()];
                    case FULL -> in.readLong();
                    default -> throw new WireException("unknown form of a hash: " + form);
                };
        remember(hash);
        return hash;
    }

    private void remember(long hash) {
        known[place(hash)] = hash;
        last = hash;
    }
}
