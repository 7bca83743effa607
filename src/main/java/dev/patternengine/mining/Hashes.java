package dev.patternengine.mining;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.text.Discretion;

/**
 * The hashes of texts and which names are of secrets, remembered for those met lately: names of tasks, tools and fields, and values that stay through a
 * session, come again and again, and comparing is much cheaper than hashing. Keeps {@value #KEPT} texts of up to
 * {@value #LONGEST} characters. One owner, one thread.
 */
public final class Hashes {
    private static final int KEPT = 512;
    private static final int LONGEST = 128;

    private final String[] texts = new String[KEPT];
    private final long[] hashes = new long[KEPT];
    private final String[] names = new String[KEPT];
    private final boolean[] secret = new boolean[KEPT];

    /** What {@link Hash64#of(String)} gives. */
    public long of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Hash64.of(text);
        }
        int place = place(text);
        if (!text.equals(texts[place])) {
            hashes[place] = Hash64.of(text);
            texts[place] = text;
        }
        return hashes[place];
    }

    /** What {@link Discretion#isSecret} says of a name. */
    public boolean isSecret(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return Discretion.isSecret(name);
        }
        int place = place(name);
        if (!name.equals(names[place])) {
            secret[place] = Discretion.isSecret(name);
            names[place] = name;
        }
        return secret[place];
    }

    /** Where a text is remembered: by its length and a few characters, mostly those where texts differ. */
    private static int place(String text) {
        int length = text.length();
        int mixed = (text.charAt(0) * 31 + text.charAt(length / 2)) * 31 + text.charAt(length - 1);
        return (mixed * 31 + length) & (KEPT - 1);
    }
}
