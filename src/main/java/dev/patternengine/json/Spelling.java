package dev.patternengine.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant by one that nobody knows. */
public final class Spelling {
    private static final int LETTERS_A_MISTAKE = 3;
    private static final int LONGEST = 64;

    private Spelling() {}

    /**
     * A reason to refuse the name: that nobody knows it, and the known one it was likely meant to be, or all that are known.
     * O(characters² · known).
     */
    public static String unknown(String name, Collection<String> known) {
        String all = known.isEmpty() ? "there are none" : "known are " + String.join(", ", known);
        return "is not known; "
                + closest(name, known)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse(all);
    }

    /** The known name at the fewest edits, at most one for each three letters of it; the first of equals. O(characters² · known). */
    public static Optional<String> closest(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> edits(name, each) <= Math.max(1, each.length() / LETTERS_A_MISTAKE))
                .min(Comparator.comparingInt(each -> edits(name, each)));
    }

    /** Letters to insert, delete, replace or swap with their neighbour (Damerau, restricted), whatever their case. */
    private static int edits(String from, String to) {
        if (from.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String one = letters(from);
        String other = letters(to);
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, one, other, i, j);
            }
        }
        return least[one.length()][other.length()];
    }

    private static int step(int[][] least, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int edits = Math.min(least[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(edits, 1 + least[i - 2][j - 2]) : edits;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "_");
    }
}
