package dev.patternengine.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows as it is written: variable-length integers, fixed longs (big-endian), length-prefixed UTF-8. */
public final class WireOutput {
    /** What fits in 7 bits: ASCII characters, and the lengths that take one byte. */
    private static final int SHORT = 128;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[256];
    private int size;

    public WireOutput writeByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public WireOutput writeFlag(boolean value) {
        return writeByte(value ? 1 : 0);
    }

    /** Not negative, small is short: 7 bits a byte, 1 to 9 bytes. */
    public WireOutput writeCount(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("count must not be negative, not " + value);
        }
        return writeUnsigned(value);
    }

    /** Any, near 0 is short. */
    public WireOutput writeSigned(long value) {
        return writeUnsigned((value << 1) ^ (value >> 63));
    }

    private WireOutput writeUnsigned(long value) {
        ensure(10);
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    /** 8 bytes. */
    public WireOutput writeLong(long value) {
        ensure(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
        return this;
    }

    /** 8 bytes. */
    public WireOutput writeDouble(double value) {
        return writeLong(Double.doubleToLongBits(value));
    }

    /** Lone surrogates do not survive: they are refused before they get here. */
    public WireOutput writeText(String text) {
        int length = text.length();
        if (length < SHORT) {
            ensure(length + 1);
            if (isAsciiCopied(text, size + 1)) {
                bytes[size] = (byte) length;
                size += length + 1;
                return this;
            }
        }
        return writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies a character a byte; false when that is not its UTF-8. */
    private boolean isAsciiCopied(String text, int start) {
        int bits = 0;
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            bits |= character;
            bytes[start + place] = (byte) character;
        }
        return bits < SHORT;
    }

    /** Length, then the bytes. */
    public WireOutput writeBytes(byte[] value) {
        return writeCount(value.length).write(value);
    }

    /** The bytes as they are. */
    public WireOutput write(byte[] value) {
        return write(value, value.length);
    }

    /** What the other wrote, as it is. */
    public WireOutput write(WireOutput other) {
        return write(other.bytes, other.size);
    }

    private WireOutput write(byte[] value, int length) {
        ensure(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** What was written, not copied: valid until the next write. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** Forgets what was written and keeps the memory. */
    public void clear() {
        size = 0;
    }
}
