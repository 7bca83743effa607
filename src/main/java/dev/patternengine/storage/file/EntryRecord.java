package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireOutput;
import java.nio.ByteBuffer;

/** Turns entries into records of a segment, one at a time, in memory that is used again unless it has grown large. One thread. */
final class EntryRecord {
    private static final EntryFormat FORMAT = new EntryFormat();
    private static final int MOST_KEPT = 4 << 20;

    private final int largest;
    private WireOutput record = new WireOutput();

    /** @param largest how many bytes an entry may have */
    EntryRecord(int largest) {
        this.largest = largest;
    }

    /**
     * The record of an entry, valid until the next call.
     *
     * @param safe the byte up to which its segment is safe
     * @throws LogFailure when the entry cannot be stored
     */
    ByteBuffer of(Entry entry, long safe) {
        if (record.size() > MOST_KEPT) {
            record = new WireOutput();
        }
        record.clear();
        Segment.beginRecord(record);
        try {
            FORMAT.write(entry, record);
        } catch (IllegalArgumentException unfit) {
            throw new LogFailure("entry " + entry.id() + " cannot be stored: " + unfit.getMessage(), unfit);
        }
        int bytes = record.size() - Segment.RECORD_HEADER_BYTES;
        if (bytes > largest) {
            throw new LogFailure(
                    "entry " + entry.id() + " has " + bytes + " bytes, more than the " + largest + " that fit");
        }
        return Segment.endRecord(record, safe);
    }
}
