package dev.patternengine.message;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands a body over by reference within the node, and refuses to let it leave. */
final class NodeCodec<T> implements MessageCodec<T, T> {
    private final Class<T> type;

    NodeCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public void encodeToWire(Buffer wire, T body) {
        throw new UnsupportedOperationException(type.getSimpleName() + " never leaves its node");
    }

    @Override
    public T decodeFromWire(int position, Buffer wire) {
        throw new UnsupportedOperationException(type.getSimpleName() + " never leaves its node");
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
