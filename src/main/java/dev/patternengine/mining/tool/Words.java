package dev.patternengine.mining.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits texts into the words that may tell tools apart. */
final class Words {
    private static final int LONGEST = 32;

    private static final Set<String> STOP = Set.of(
            "the", "and", "for", "with", "that", "this", "you", "your", "from", "are", "was", "can", "could", "would",
            "please", "want", "have", "has", "will", "its", "into", "then", "than", "there", "of", "to", "in", "on",
            "an", "is", "it", "me", "my", "be", "by", "or", "as", "at", "we", "us", "so", "do", "need", "like");

    private Words() {}

    /**
     * The distinct words of a text in their order: runs of letters and digits, also split where camel case turns upper,
     * lower case, without plain endings, of 2 to 32 characters, no stop words. O(length of the text up to the last word
     * taken).
     *
     * @param most how many words at most
     */
    static List<String> of(String text, int most) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int place = 0; place <= text.length() && words.size() < most; place++) {
            boolean inside = place < text.length() && Character.isLetterOrDigit(text.charAt(place));
            if (start >= 0 && (!inside || turnsUpper(text, place))) {
                add(text, start, place, words);
                start = -1;
            }
            if (inside && start < 0) {
                start = place;
            }
        }
        return words;
    }

    private static boolean turnsUpper(String text, int place) {
        return Character.isUpperCase(text.charAt(place)) && Character.isLowerCase(text.charAt(place - 1));
    }

    private static void add(String text, int start, int end, List<String> words) {
        if (end - start < 2 || end - start > LONGEST) {
            return;
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (STOP.contains(word)) {
            return;
        }
        String stem = stem(word);
        if (!words.contains(stem)) {
            words.add(stem);
        }
    }

    /** Cuts the plainest English endings, so that {@code orders} and {@code order} meet. */
    private static String stem(String word) {
        int end = word.length();
        while (end > 3 && word.charAt(end - 1) == 's') {
            end--;
        }
        if (end > 5 && word.startsWith("ing", end - 3)) {
            end -= 3;
        } else if (end > 4 && word.startsWith("ed", end - 2)) {
            end -= 2;
        }
        return end == word.length() ? word : word.substring(0, end);
    }
}
