package dev.patternengine.storage.file;

import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The layout of a segment file, {@code log-<number of 16 digits>.seg}:
 *
 * <pre>
 * header    8 bytes: "PELOG" 0 0, version 1
 * records   int length (1 to 256 MiB), int CRC32C of all the rest, long safe, payload
 * </pre>
 *
 * {@code safe} is the byte up to which the file was forced to the disk when the record was written: what lies before it was
 * acknowledged.
 *
 * <p>Integers are big-endian. A record whose length or checksum is not right ends what can be believed of the file.
 */
final class Segment {
    static final int HEADER_BYTES = 8;
    static final int RECORD_HEADER_BYTES = 16;
    static final int LARGEST_PAYLOAD = 256 << 20;

    private static final byte[] HEADER = {'P', 'E', 'L', 'O', 'G', 0, 0, 1};
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

    static ByteBuffer header() {
        return ByteBuffer.wrap(HEADER);
    }

    /** @throws LogFailure when the file does not begin as a segment of this version does */
    static void requireHeader(FileChannel channel, Path file) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(HEADER_BYTES);
        Channels.readFully(channel, found, 0);
        if (!found.flip().equals(header())) {
            throw new LogFailure(file + " is no log segment of version 1");
        }
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
