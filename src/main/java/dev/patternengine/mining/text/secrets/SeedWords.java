package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Phrases that wallets are restored from: twelve or more plain words of three to eight letters with hardly a word of grammar
 * among them, behind a word such as {@code mnemonic}; six behind a colon. Cost: O({@value #REACH}) for each such word.
 */
public final class SeedWords {
    private static final Set<String> NAMES = Set.of("words", "mnemonic", "phrase", "seed", "passphrase");
    private static final Outline OUTLINE = Outline.of(NAMES);
    private static final int REACH = 256;
    private static final int BETWEEN = 6;
    private static final int FEWEST = 12;
    private static final int FEWEST_MARKED = 6;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 8;

    /** Of so many words one may be of grammar. */
    private static final int PLAIN = 5;

    private final String text;
    private final int length;
    private int last;

    private SeedWords(String text, int length) {
        this.text = text;
        this.length = length;
    }

    /** The parts to be masked among the first characters of a text. */
    public static Spans in(String text, int length) {
        Spans spans = new Spans();
        SeedWords words = new SeedWords(text, length);
        int word = 0;
        while (word < length) {
            int end = Texts.wordEnd(text, word, length);
            boolean named = end > word && OUTLINE.fits(text, word, end) && NAMES.contains(Texts.lower(text, word, end));
            word = Math.max(named ? words.add(end, spans) : end, word + 1);
        }
        return spans;
    }

    /** Adds the first run behind the name; the place to go on from. */
    private int add(int name, Spans spans) {
        int begin = Texts.blankBehind(text, name, length);
        boolean marked = isColon(begin);
        for (int words = 0; words < BETWEEN && Texts.isAt(text, begin, length, ' '); words++) {
            int first = begin + 1;
            boolean verdict = Ordinary.is(text, first, Texts.wordEnd(text, first, length));
            if (!verdict && isRun(first, marked ? FEWEST_MARKED : FEWEST)) {
                spans.add(first, last);
                return last;
            }
            begin = Texts.blankBehind(text, first, length);
            marked = isColon(begin);
        }
        return name;
    }

    private boolean isColon(int end) {
        return end > 0 && text.charAt(end - 1) == ':';
    }

    private boolean isRun(int begin, int fewest) {
        int words = 0;
        int grammar = 0;
        int place = begin;
        int bound = Math.min(length, begin + REACH);
        last = begin;
        while (place < bound) {
            int end = Texts.wordEnd(text, place, length);
            if (!isPlain(place, end)) {
                break;
            }
            words++;
            grammar += Ordinary.isFunction(text.substring(place, end)) ? 1 : 0;
            last = end;
            place = Texts.isAt(text, end, length, ' ') ? end + 1 : length;
        }
        return words >= fewest && grammar * PLAIN <= words;
    }

    private boolean isPlain(int begin, int end) {
        if (end - begin < SHORTEST || end - begin > LONGEST) {
            return false;
        }
        for (int place = begin; place < end; place++) {
            if (!Texts.isLower(text.charAt(place))) {
                return false;
            }
        }
        return end >= length || ".,;!?)'\" \n]".indexOf(text.charAt(end)) >= 0;
    }
}
