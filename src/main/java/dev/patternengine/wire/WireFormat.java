package dev.patternengine.wire;

/** The binary layout of one type: a version byte, then its fields. Malformed bytes throw {@link WireException}. */
public interface WireFormat<T> {
    void write(T value, WireOutput out);

    /** Reads what {@link #write} wrote, of this or an older version. */
    T read(WireInput in);

    default byte[] bytes(T value) {
        WireOutput out = new WireOutput();
        write(value, out);
        return out.bytes();
    }

    /** The value of the bytes, all of them. */
    default T read(byte[] bytes) {
        WireInput in = new WireInput(bytes);
        T value = read(in);
        in.requireEnd();
        return value;
    }
}
