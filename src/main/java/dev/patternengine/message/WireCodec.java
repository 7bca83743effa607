package dev.patternengine.message;

import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireFormat;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Length, then the bytes of a {@link WireFormat}, between nodes; by reference within one. */
final class WireCodec<T> implements MessageCodec<T, T> {
    private final Class<T> type;
    private final WireFormat<T> format;

    WireCodec(Class<T> type, WireFormat<T> format) {
        this.type = type;
        this.format = format;
    }

    @Override
    public void encodeToWire(Buffer wire, T body) {
        byte[] bytes = format.bytes(body);
        wire.appendInt(bytes.length).appendBytes(bytes);
    }

    @Override
    public T decodeFromWire(int position, Buffer wire) {
        int start = position + Integer.BYTES;
        int length = wire.getInt(position);
        if (length < 0 || length > wire.length() - start) {
            throw new WireException(length + " bytes are said to follow, but " + (wire.length() - start) + " do");
        }
        return format.read(wire.getBytes(start, start + length));
    }

    @Override
    public T transform(T body) {
        return body;
    }

    @Override
    public String name() {
        return type.getName();
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
