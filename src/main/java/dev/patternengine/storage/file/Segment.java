package dev.patternengine.storage.file;

import dev.patternengine.wire.WireOutput;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The layout of a segment file, {@code log-<number of 16 digits>.seg}:
 *
 * <pre>
 * header    8 bytes: "PELOG" 0 0, version 1 or 2
 * base      version 2 only, a record: the last entry of every partition before this segment
 * records   int length (1 to 256 MiB), int CRC32C of all the rest, long safe, payload
 * </pre>
 *
 * {@code safe} is the byte up to which the file was forced to the disk when the record was written: what lies before it was
 * acknowledged. It is 0 in a base.
 *
 * <p>Integers are big-endian. A record whose length or checksum is not right ends what can be believed of the file.
 */
final class Segment {
    static final int HEADER_BYTES = 8;
    static final int RECORD_HEADER_BYTES = 16;
    static final int LARGEST_PAYLOAD = 256 << 20;
    static final int VERSION = 2;

    private static final byte[] MAGIC = {'P', 'E', 'L', 'O', 'G', 0, 0};
    private static final Pattern NAME = Pattern.compile("log-(\\d{16})\\.seg");

    private Segment() {}

    static Path path(Path folder, long number) {
        return folder.resolve(String.format("log-%016d.seg", number));
    }

    /** The number in a segment's file name; empty for other files. */
    static Optional<Long> number(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    static ByteBuffer header(int version) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).put((byte) version).flip();
    }

    /** Begins a record in an empty output: its payload is to follow. */
    static void beginRecord(WireOutput out) {
        out.writeLong(0).writeLong(0);
    }

    /** Fills in the header of the one record in the output. */
    static ByteBuffer endRecord(WireOutput out, long safe) {
        ByteBuffer record = out.buffer();
        ByteBuffer payload = record.slice(RECORD_HEADER_BYTES, record.remaining() - RECORD_HEADER_BYTES);
        return record.putInt(0, payload.remaining())
                .putInt(Integer.BYTES, checksum(safe, payload))
                .putLong(2 * Integer.BYTES, safe);
    }

    /** The checksum that a record's header carries. */
    static int checksum(long safe, ByteBuffer payload) {
        CRC32C checksum = new CRC32C();
        update(checksum, payload.remaining(), Integer.SIZE);
        update(checksum, safe, Long.SIZE);
        checksum.update(payload.duplicate());
        return (int) checksum.getValue();
    }

    private static void update(CRC32C checksum, long value, int bits) {
        for (int shift = bits - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            checksum.update((int) (value >>> shift));
        }
    }
}
