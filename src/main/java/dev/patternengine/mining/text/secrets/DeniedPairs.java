package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;

/** Users and secrets that a server turned away: {@code ann:x rejected}, {@code Access-Reject: [ann/x]}. Cost: O(length). */
public final class DeniedPairs {
    private static final List<String> VERDICTS = List.of("rejected", "denied", "refused", "reject", "incorrect");
    private static final Outline OUTLINE = Outline.of(VERDICTS);
    private static final String BRACKET = ": [";
    private static final int LONGEST = 96;

    private DeniedPairs() {}

    /** The parts to be masked among the first characters of a text. */
    public static Spans in(String text, int length) {
        Spans spans = new Spans();
        int word = 0;
        while (word < length) {
            int end = Texts.wordEnd(text, word, length);
            if (end > word && OUTLINE.fits(text, word, end) && VERDICTS.contains(Texts.lower(text, word, end))) {
                before(text, word, length, spans);
                behind(text, end, length, spans);
            }
            word = Math.max(end, word + 1);
        }
        return spans;
    }

    private static void before(String text, int verdict, int length, Spans spans) {
        int end = verdict - 1;
        int begin = end;
        while (begin > 0 && end - begin < LONGEST && text.charAt(begin - 1) > ' ') {
            begin--;
        }
        boolean colons = text.indexOf(':', begin) < text.lastIndexOf(':', verdict);
        if (begin < end && text.charAt(end) == ' ' && !colons) {
            LoginPairs.add(text, begin, end, length, spans);
        }
    }

    private static void behind(String text, int end, int length, Spans spans) {
        int begin = end + BRACKET.length();
        int close = text.startsWith(BRACKET, end) ? text.indexOf(']', begin) : -1;
        if (close > begin && close < length && close - begin < LONGEST) {
            LoginPairs.add(text, begin, close, length, spans);
        }
    }
}
