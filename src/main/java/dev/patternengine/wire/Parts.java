package dev.patternengine.wire;

import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Cuts many items into parts of about a megabyte, made when they are asked for: each is a header, a count and so many
 * items. One caller.
 */
public final class Parts<T> implements Iterator<byte[]> {
    private static final int ENOUGH_BYTES = 1 << 20;

    private final byte[] header;
    private final Iterator<T> items;
    private final BiConsumer<T, WireOutput> format;
    private final WireOutput body = new WireOutput();

    public Parts(byte[] header, Iterator<T> items, BiConsumer<T, WireOutput> format) {
        this.header = header;
        this.items = items;
        this.format = format;
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public byte[] next() {
        body.clear();
        long count = 0;
        while (items.hasNext() && body.size() < ENOUGH_BYTES) {
            format.accept(items.next(), body);
            count++;
        }
        WireOutput part = new WireOutput();
        return part.write(header).writeCount(count).write(body).bytes();
    }
}
