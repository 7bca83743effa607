package dev.patternengine.mining.text.shape;

import java.util.Collection;

/**
 * What words of a list look like: for each length and first letter their last letters, of any size. A first look before the list
 * itself is asked; it takes O(1) and no memory.
 */
public final class Outline {
    private static final int LETTERS = 32;
    private static final int LETTER = LETTERS - 1;

    private final int[] last;

    private Outline(int longest) {
        this.last = new int[(longest + 1) * LETTERS];
    }

    /** The outline of the words. */
    public static Outline of(Collection<String> words) {
        Outline outline =
                new Outline(words.stream().mapToInt(String::length).max().orElse(0));
        for (String word : words) {
            outline.last[place(word.length(), word.charAt(0))] |= 1 << word.charAt(word.length() - 1);
        }
        return outline;
    }

    private static int place(int size, char first) {
        return size * LETTERS + (first & LETTER);
    }

    /** Whether the list may have the characters as a word. */
    public boolean fits(String text, int begin, int end) {
        int size = end - begin;
        return size > 0
                && size * LETTERS < last.length
                && (last[place(size, text.charAt(begin))] & (1 << text.charAt(end - 1))) != 0;
    }
}
