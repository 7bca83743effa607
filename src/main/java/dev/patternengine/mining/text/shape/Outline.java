package dev.patternengine.mining.text.shape;

import java.util.Collection;

/**
 * What words of a list look like: for each length their first and their last letters, of any size. A first look before the
 * list itself is asked; it takes O(1) and no memory.
 */
public final class Outline {
    private final int[] first;
    private final int[] last;

    private Outline(int longest) {
        this.first = new int[longest + 1];
        this.last = new int[longest + 1];
    }

    /** The outline of the words. */
    public static Outline of(Collection<String> words) {
        Outline outline =
                new Outline(words.stream().mapToInt(String::length).max().orElse(0));
        for (String word : words) {
            outline.first[word.length()] |= 1 << word.charAt(0);
            outline.last[word.length()] |= 1 << word.charAt(word.length() - 1);
        }
        return outline;
    }

    /** Whether the list may have the characters as a word. */
    public boolean fits(String text, int begin, int end) {
        int size = end - begin;
        return size > 0
                && size < first.length
                && (first[size] & (1 << text.charAt(begin))) != 0
                && (last[size] & (1 << text.charAt(end - 1))) != 0;
    }
}
