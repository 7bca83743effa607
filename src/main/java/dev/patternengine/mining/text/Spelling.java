package dev.patternengine.mining.text;

import dev.patternengine.mining.text.shape.Texts;
import java.util.List;

/**
 * Error texts in one spelling, so that nothing hides behind another: letters and marks of double width as the usual ones,
 * accents as parts of their letters, without characters that nobody sees and accents that stand alone, hyphens as the usual one, Latin words without the letters
 * of other scripts that look the same, quotes of HTML as quotes, and each way to write an {@code @}, and a dot in brackets, as that.
 */
final class Spelling {
    private static final int ASCII = 128;
    private static final char FIRST_WIDE = '\uff01';
    private static final char LAST_WIDE = '\uff5e';
    private static final char SMALL_AT = '\ufe6b';
    private static final char HYPHEN = '\u2010';
    private static final char NO_BREAK_HYPHEN = '\u2011';
    private static final char FIRST_ACCENT = '\u0300';
    private static final char LAST_ACCENT = '\u036f';
    private static final char FIRST_SELECTOR = '\ufe00';
    private static final char LAST_SELECTOR = '\ufe0f';
    private static final int MOST_BLANKS = 3;
    private static final String[] WRITTEN = {"&#64;", "&#064;", "&#x40;", "&commat;", "\\u0040", "\\x40"};
    private static final String[] QUOTES = {"&quot;", "&#34;", "&#x22;", "&apos;", "&#39;", "&#x27;"};
    private static final int DOUBLE = 3;
    private static final int DOT = 5;
    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";

    private Spelling() {}

    /** The text in its usual spelling; the same where it has it. O(length). */
    static String plain(String text) {
        boolean suspicious = false;
        boolean foreign = false;
        for (int place = 0; place < text.length(); place++) {
            char here = text.charAt(place);
            foreign |= here >= ASCII;
            suspicious |=
                    Texts.isSign(here) && (atSign(text, place) > 0 || dot(text, place) || quote(text, place) != null);
        }
        String usual = foreign ? Lookalikes.latin(usual(Accents.composed(text))) : text;
        return foreign || suspicious ? withSigns(usual) : text;
    }

    private static String usual(String text) {
        StringBuilder usual = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char here = text.charAt(place);
            if (here >= FIRST_WIDE && here <= LAST_WIDE) {
                usual.append((char) (here - FIRST_WIDE + '!'));
            } else if (here == HYPHEN || here == NO_BREAK_HYPHEN) {
                usual.append('-');
            } else if (here == SMALL_AT) {
                usual.append('@');
            } else if (Character.isSpaceChar(here)) {
                usual.append(here == '\u2028' || here == '\u2029' ? '\n' : ' ');
            } else if (!isHidden(here)) {
                usual.append(here);
            }
        }
        return usual.toString();
    }

    /** Characters without a place of their own: marks of direction, joiners, soft hyphens, selectors, lone accents. */
    private static boolean isHidden(char character) {
        return character >= ASCII
                && (Character.getType(character) == Character.FORMAT
                        || (character >= FIRST_ACCENT && character <= LAST_ACCENT)
                        || (character >= FIRST_SELECTOR && character <= LAST_SELECTOR));
    }

    private static String withSigns(String text) {
        StringBuilder signed = new StringBuilder(text.length());
        int place = 0;
        while (place < text.length()) {
            int sign = atSign(text, place);
            String quote = quote(text, place);
            if (quote != null) {
                signed.append(isDouble(quote) ? '"' : '\'');
                place += quote.length();
            } else if (sign > 0) {
                signed.append('@');
                place += sign;
            } else if (dot(text, place)) {
                signed.append('.');
                place += DOT;
            } else {
                signed.append(text.charAt(place));
                place++;
            }
        }
        return signed.toString();
    }

    /** How HTML writes the quote that begins here, null when none does. */
    private static String quote(String text, int place) {
        if (text.charAt(place) != '&') {
            return null;
        }
        for (String quote : QUOTES) {
            if (text.startsWith(quote, place)) {
                return quote;
            }
        }
        return null;
    }

    private static boolean isDouble(String quote) {
        return List.of(QUOTES).indexOf(quote) < DOUBLE;
    }

    /** The length of another spelling of {@code @} that begins here, 0 when none does. */
    private static int atSign(String text, int place) {
        char here = text.charAt(place);
        if (here == '%') {
            return percent(text, place);
        }
        if (here == '&' || here == '\\') {
            for (String written : WRITTEN) {
                if (text.regionMatches(true, place, written, 0, written.length())) {
                    return written.length();
                }
            }
            return 0;
        }
        int kind = OPENING.indexOf(here);
        return kind < 0 ? 0 : bracketed(text, place, CLOSING.charAt(kind));
    }

    /** {@code %40}, and what becomes of it when it is escaped again. */
    private static int percent(String text, int place) {
        int next = place + 1;
        while (text.startsWith("25", next)) {
            next += 2;
        }
        return text.startsWith("40", next) ? next + 2 - place : 0;
    }

    private static int bracketed(String text, int place, char closing) {
        int at = blanks(text, place + 1);
        boolean sign = at < text.length() && text.charAt(at) == '@';
        if (!sign && !text.regionMatches(true, at, "at", 0, 2)) {
            return 0;
        }
        int close = blanks(text, sign ? at + 1 : at + 2);
        return close < text.length() && text.charAt(close) == closing ? close + 1 - place : 0;
    }

    /** {@code (dot)}, in any bracket. */
    private static boolean dot(String text, int place) {
        int kind = OPENING.indexOf(text.charAt(place));
        return kind >= 0
                && text.regionMatches(true, place + 1, "dot", 0, DOT - 2)
                && place + DOT <= text.length()
                && text.charAt(place + DOT - 1) == CLOSING.charAt(kind);
    }

    private static int blanks(String text, int place) {
        int end = place;
        while (end < text.length() && end - place < MOST_BLANKS && text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }
}
