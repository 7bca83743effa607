package dev.patternengine.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link WireOutput} wrote; every malformed byte throws {@link WireException} naming its place. */
public final class WireInput {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int place;

    public WireInput(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    public int readByte() {
        require(1);
        return bytes[place++] & 0xff;
    }

    /** The next byte, which is read again. */
    public int peekByte() {
        require(1);
        return bytes[place] & 0xff;
    }

    public boolean readFlag() {
        int value = readByte();
        if (value > 1) {
            throw new WireException("flag is " + value + " at byte " + (place - 1));
        }
        return value == 1;
    }

    public long readCount() {
        long value = readUnsigned();
        if (value < 0) {
            throw new WireException("negative count before byte " + place);
        }
        return value;
    }

    /** A count of things that take at least so many bytes each, so that a forged one allocates nothing. */
    public int readSize(int leastBytesEach) {
        long value = readCount();
        if (value > (end - place) / Math.max(leastBytesEach, 1)) {
            throw new WireException(value + " items do not fit before byte " + end);
        }
        return (int) value;
    }

    public int readInt() {
        long value = readCount();
        if (value > Integer.MAX_VALUE) {
            throw new WireException("number too large before byte " + place);
        }
        return (int) value;
    }

    public long readSigned() {
        long value = readUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    private long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            long next = readByte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new WireException("number too long before byte " + place);
    }

    public long readLong() {
        require(Long.BYTES);
        long value = (long) LONG.get(bytes, place);
        place += Long.BYTES;
        return value;
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    public String readText() {
        int length = readSize(1);
        String text = new String(bytes, place, length, StandardCharsets.UTF_8);
        place += length;
        return text;
    }

    /** Reads what {@link WireOutput#writeBytes} wrote. */
    public byte[] readBytes() {
        int length = readSize(1);
        byte[] value = Arrays.copyOfRange(bytes, place, place + length);
        place += length;
        return value;
    }

    /** Requires the version byte. */
    public void requireVersion(int version) {
        readVersion(version, version);
    }

    /** Requires the version byte to be one of those from the oldest to the newest. */
    public int readVersion(int oldest, int newest) {
        int found = readByte();
        if (found < oldest || found > newest) {
            String expected = oldest == newest ? "" + newest : oldest + " to " + newest;
            throw new WireException("version " + found + " is unknown, expected " + expected);
        }
        return found;
    }

    /** Requires that nothing is left. */
    public void requireEnd() {
        if (place != end) {
            throw new WireException((end - place) + " bytes too many");
        }
    }

    private void require(int more) {
        if (end - place < more) {
            throw new WireException("cut short at byte " + end);
        }
    }
}
