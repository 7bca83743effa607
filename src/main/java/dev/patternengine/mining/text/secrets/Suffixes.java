package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Names of secrets that go on behind their key word: {@code password2}, {@code tokenValue}, {@code SECRET_KEY_BASE}. What
 * they name is a secret too, unless the last word says that it is something about one: {@code token_type}. Each question is
 * O(length of the name).
 */
public final class Suffixes {
    /** Of names that go on behind their key word. */
    public static final int LONGEST = 48;

    private static final Set<String> HUMPS = Set.of(
            "value",
            "hash",
            "base",
            "confirmation",
            "confirm",
            "text",
            "plain",
            "string",
            "data",
            "raw",
            "encoded",
            "encrypted",
            "salt",
            "new",
            "old",
            "current",
            "again",
            "repeat",
            "bytes",
            "pair");

    private static final Set<String> ABOUT =
            Set.of(("type types length len count counter limit limits size policy policies "
                            + "expiry expires expiration exp ttl lifetime timeout age id ids name names file files path dir field "
                            + "column index url uri endpoint error errors exception manager provider service server store storage usage "
                            + "algorithm alg method mode status state strength at version scheme format attempt attempts auth "
                            + "authentication check validation constraint reason message cost grant audience issuer scope "
                            + "scopes enabled bits rounds window bucket budget rate refresh handler found created used ok not")
                    .split(" "));

    private Suffixes() {}

    /** The name of a secret that the word begins with: before digits, or before a last hump that names a form of it. */
    static SecretName stem(String text, int begin, int end, int length) {
        int last = end;
        while (last > begin && Texts.isDigit(text.charAt(last - 1))) {
            last--;
        }
        if (last < end) {
            return last == begin ? null : strong(SecretName.of(text, begin, last));
        }
        if (!isMarked(text, end, length)) {
            return null;
        }
        int hump = last - 1;
        while (hump > begin && Texts.isLower(text.charAt(hump))) {
            hump--;
        }
        return hump > begin && HUMPS.contains(Texts.lower(text, hump, last))
                ? strong(SecretName.of(text, begin, hump))
                : null;
    }

    private static SecretName strong(SecretName name) {
        return name != null && name.bare() ? name : null;
    }

    /** Where the name ends that goes on behind the word with {@code _} or {@code -}, before a mark; else the same place. */
    static int end(String text, int end, int length) {
        int last = end;
        int word = end;
        int bound = Math.min(length, end + LONGEST);
        while (last < bound && (text.charAt(last) == '_' || text.charAt(last) == '-')) {
            word = last + 1;
            last = Texts.wordEnd(text, word, bound);
        }
        return last > word && isMarked(text, last, length) && !isAbout(text, word, last) ? last : end;
    }

    /** Whether the word says that a name is of something about a secret: {@code token_type}. */
    public static boolean isAbout(String text, int begin, int end) {
        return ABOUT.contains(Texts.lower(text, begin, end)) || Ordinary.isVerdict(text, begin, end);
    }

    private static boolean isMarked(String text, int end, int length) {
        int mark = Secrets.behindQuote(text, end, length);
        mark = Texts.skipBlanks(text, mark, length);
        return mark < length && (text.charAt(mark) == '=' || text.charAt(mark) == ':');
    }
}
