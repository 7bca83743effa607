package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The layout of a checkpoint file, {@code checkpoint-<number of 16 digits>.ckp}:
 *
 * <pre>
 * header      8 bytes: "PECKP" 0 0, version 1
 * records     int length of the content (up to 64 MiB), int CRC32C of all the rest, byte kind, content
 *   kind 1    the first record: positions, up to where the log is contained
 *   kind 2    a part: int length of its owner's name, the name in UTF-8, the bytes
 *   kind 3    the last record: long count of parts, long bytes of the file before this record
 * </pre>
 *
 * Integers are big-endian. A file is whole when all its records are, and it ends with the last one.
 */
final class Checkpoint {
    static final int HEADER_BYTES = 8;
    static final int RECORD_HEADER_BYTES = 9;
    static final int LARGEST_CONTENT = 64 << 20;
    static final byte POSITIONS = 1;
    static final byte PART = 2;
    static final byte END = 3;

    private static final byte[] HEADER = {'P', 'E', 'C', 'K', 'P', 0, 0, 1};
    private static final String UNFINISHED = ".tmp";
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{16})\\.ckp");
    private static final PositionsFormat FORMAT = new PositionsFormat();

    private Checkpoint() {}

    static Path path(Path folder, long number) {
        return folder.resolve(String.format("checkpoint-%016d.ckp", number));
    }

    /** Where a checkpoint is written before it has its name. */
    static Path unfinished(Path path) {
        return path.resolveSibling(path.getFileName() + UNFINISHED);
    }

    static boolean isUnfinished(Path file) {
        return file.getFileName().toString().endsWith(UNFINISHED);
    }

    /** The number in a checkpoint's file name; empty for other files. */
    static Optional<Long> number(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    static ByteBuffer header() {
        return ByteBuffer.wrap(HEADER);
    }

    static ByteBuffer positions(Positions positions) {
        byte[] bytes = FORMAT.bytes(positions);
        return seal(begin(POSITIONS, bytes.length).put(bytes));
    }

    static ByteBuffer part(CheckpointPart part) {
        byte[] owner = part.owner().getBytes(StandardCharsets.UTF_8);
        return seal(begin(PART, Integer.BYTES + owner.length + part.bytes().length)
                .putInt(owner.length)
                .put(owner)
                .put(part.bytes()));
    }

    static ByteBuffer end(long parts, long bytes) {
        return seal(begin(END, 2 * Long.BYTES).putLong(parts).putLong(bytes));
    }

    private static ByteBuffer begin(byte kind, int length) {
        return ByteBuffer.allocate(RECORD_HEADER_BYTES + length)
                .putInt(length)
                .putInt(0)
                .put(kind);
    }

    private static ByteBuffer seal(ByteBuffer record) {
        return record.flip().putInt(Integer.BYTES, checksum(record));
    }

    /** The checksum that a record's header carries. */
    static int checksum(ByteBuffer record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record.slice(0, Integer.BYTES));
        checksum.update(record.slice(2 * Integer.BYTES, record.limit() - 2 * Integer.BYTES));
        return (int) checksum.getValue();
    }
}
