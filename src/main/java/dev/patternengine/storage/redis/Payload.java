package dev.patternengine.storage.redis;

import dev.patternengine.wire.WireException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** What every value begins with: an int CRC32C of all the rest, big-endian. */
final class Payload {
    private Payload() {}

    static byte[] checked(ByteBuffer content) {
        return ByteBuffer.allocate(Integer.BYTES + content.remaining())
                .putInt(checksum(content.duplicate()))
                .put(content)
                .array();
    }

    /** @throws WireException when the checksum does not match */
    static byte[] content(byte[] value) {
        if (value.length < Integer.BYTES) {
            throw new WireException("it is cut short");
        }
        ByteBuffer all = ByteBuffer.wrap(value);
        int checksum = all.getInt();
        byte[] content = new byte[all.remaining()];
        all.get(content);
        if (checksum(ByteBuffer.wrap(content)) != checksum) {
            throw new WireException("its checksum does not match");
        }
        return content;
    }

    /** The checksum that a value carries. */
    static int checksum(byte[] value) {
        return ByteBuffer.wrap(value).getInt();
    }

    private static int checksum(ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }
}
