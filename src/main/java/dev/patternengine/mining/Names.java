package dev.patternengine.mining;

import dev.patternengine.domain.Evidence.Name;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Iterator;

/**
 * The names of a model's symbols, each with how often it was given: sums, so that they come out equal in any order. A name
 * whose count is 0 is not kept; a negative one waits for its counterpart and names nothing. About 100 bytes a name and two
 * a character. One owner, one thread.
 */
final class Names {
    private static final long BYTES = 100;

    private final Long2ObjectOpenHashMap<Name> names;
    private long characters;

    Names() {
        names = new Long2ObjectOpenHashMap<>();
    }

    /** A copy. */
    Names(Names other) {
        names = other.names.clone();
        characters = other.characters;
    }

    void add(long symbol, Name name) {
        Name before = names.get(symbol);
        Name after = before == null ? name : before.plus(name);
        if (after == null) {
            names.remove(symbol);
        } else {
            names.put(symbol, after);
        }
        characters += length(after) - length(before);
    }

    private static int length(Name name) {
        return name == null ? 0 : name.text().length();
    }

    boolean has(long symbol) {
        Name name = names.get(symbol);
        return name != null && name.count() > 0;
    }

    /** The name of a symbol; its hash in hexadecimal when it has none. */
    String text(long symbol) {
        Name name = names.get(symbol);
        return name == null || name.count() < 0 ? Long.toHexString(symbol) : name.text();
    }

    /** All symbols, ascending. */
    long[] symbols() {
        return names.keySet().longStream().sorted().toArray();
    }

    /** The sum of a symbol's name; null when it has none. */
    Name sum(long symbol) {
        return names.get(symbol);
    }

    /** All names, in the order of their hashes: not for adding them to others. */
    Iterator<Long2ObjectMap.Entry<Name>> iterator() {
        return names.long2ObjectEntrySet().iterator();
    }

    /** An estimate of the memory held. */
    long bytes() {
        return 2 * characters + BYTES * names.size();
    }
}
