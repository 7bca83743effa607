package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Prose;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Addresses of people with a word for the sign: {@code ann at example.com}, {@code ann _at_ example.com}. What stands before is no
 * known word, and behind stands a host of a usual domain alone: no port, no path. Cost: O(length).
 */
final class Worded {
    private static final int LONGEST = 64;
    private static final String[] SIGNS = {" at ", " AT ", " _at_ "};
    private static final Set<String> DOMAINS = Set.of(
            ("com net org edu gov io co me info biz dev app ai eu de uk fr it es nl pl se no fi dk ch at be cz ru ua tr in cn jp kr br au ca"
                            + " us")
                    .split(" "));

    private Worded() {}

    /** The place of the first such sign in the text, -1 where there is none. */
    static int first(String text) {
        int first = -1;
        if (text.indexOf('.') < 0) {
            return first;
        }
        for (String sign : SIGNS) {
            int place = text.indexOf(sign);
            first = place >= 0 && (first < 0 || place < first) ? place : first;
        }
        return first;
    }

    /** Adds the addresses from the place on. */
    static void add(String text, int first, int length, Spans spans) {
        for (int place = text.indexOf(' ', first); place >= 0 && place < length; place = text.indexOf(' ', place + 1)) {
            int host = host(text, place);
            if (host > place) {
                int begin = localBegin(text, place);
                int end = hostEnd(text, host, length);
                if (begin < place && end > host && !Prose.isKnown(text, begin, place)) {
                    spans.add(begin, end);
                }
            }
        }
    }

    /** Behind the sign at the place, the place itself where there is none. */
    private static int host(String text, int place) {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, place)) {
                return place + sign.length();
            }
        }
        return place;
    }

    private static int localBegin(String text, int end) {
        int begin = end;
        while (begin > 0 && end - begin < LONGEST && isLocal(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static boolean isLocal(char character) {
        return Texts.isWord(character) || "._-+".indexOf(character) >= 0;
    }

    /** The end of the host, its begin where it is none. */
    private static int hostEnd(String text, int host, int length) {
        int end = host;
        while (end < length
                && end - host < LONGEST
                && (Texts.isWord(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        boolean port = Texts.isAt(text, end, length, ':') && end + 1 < length && Texts.isDigit(text.charAt(end + 1));
        int last = Texts.without(text, end, '.');
        int dot = text.lastIndexOf('.', last - 1);
        boolean domain = dot > host && DOMAINS.contains(Texts.lower(text, dot + 1, last));
        return domain && !port && !Texts.isAt(text, end, length, '/') ? last : host;
    }
}
