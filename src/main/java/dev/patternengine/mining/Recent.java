package dev.patternengine.mining;

import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.function.Supplier;

/** What was used last, by key: the {@value #KEPT} that were asked for last are kept. Starts empty. One owner, one thread. */
public final class Recent<V> {
    private static final int KEPT = 16_384;

    private final Long2ObjectLinkedOpenHashMap<V> values = new Long2ObjectLinkedOpenHashMap<>();

    /** The value of a key, made where there is none. O(1). */
    public V get(long key, Supplier<V> made) {
        V value = values.getAndMoveToLast(key);
        if (value == null) {
            value = made.get();
            values.putAndMoveToLast(key, value);
            if (values.size() > KEPT) {
                values.removeFirst();
            }
        }
        return value;
    }

    /** The value of a key, which is no use of it; null where there is none. */
    public V look(long key) {
        return values.get(key);
    }

    /** Forgets the value of a key, which it gives; null where there is none. O(1). */
    public V remove(long key) {
        return values.remove(key);
    }
}
