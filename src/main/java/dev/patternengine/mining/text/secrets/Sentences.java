package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.secrets.SecretName.Extent;
import dev.patternengine.mining.text.shape.Pieces;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Secrets in sentences and commands, where blanks alone stand between them and their names: {@code the password x was
 * refused}, {@code password for ann: x}, {@code --password x}, {@code x is not a valid password}. Each question costs
 * O(length of the value), or a bounded number of steps when there is none.
 */
public final class Sentences {
    private static final int NEARBY = 96;
    private static final int MOST_WORDS = 4;
    private static final int SHORTEST_LIKELY = 6;
    private static final int LONGEST_NAME = 24;

    private static final int LONGEST_OWNER = 8;
    private static final Set<String> OWNERS = Set.of("my", "your", "his", "her", "their", "the", "with");
    private static final Set<String> COPULAS = Set.of("is", "was", "ist", "war", "est", "es", "equals");
    private static final Set<String> JUDGING = Set.of(
            "not",
            "no",
            "a",
            "an",
            "the",
            "valid",
            "invalid",
            "correct",
            "incorrect",
            "right",
            "wrong",
            "weak",
            "bad",
            "good",
            "known",
            "unknown",
            "acceptable",
            "accepted",
            "proper",
            "my",
            "your",
            "one",
            "time",
            "temporary",
            "new",
            "old",
            "initial",
            "default",
            "verification",
            "security",
            "login",
            "admin");

    private Sentences() {}

    /** The secret behind the blank behind a name, null when there is none. */
    static Span secret(SecretName name, String text, int begin, int end, int length) {
        int next = Texts.skipBlanks(text, end, length);
        if (next >= length || text.charAt(next) < ' ') {
            return null;
        }
        if (isOption(text, begin)) {
            return text.charAt(next) == '-' ? null : Values.at(text, next, length, Extent.WORD);
        }
        if (end - begin == 4 && text.startsWith("AUTH", begin) && Texts.isWord(text.charAt(next))) {
            return ofCommand(text, next, length);
        }
        Span pair = Remarks.pair(text, next, length);
        if (pair != null) {
            return pair;
        }
        boolean bare = isBare(name, text, begin, end);
        if (bare && "([{".indexOf(text.charAt(next)) >= 0) {
            return Remarks.bracketed(text, next + 1, length);
        }
        int mark = bare ? separated(text, next, length) : next;
        if (mark > next) {
            return behindCopula(name, true, text, mark, length);
        }
        if (bare && text.charAt(next) == '<') {
            return pointed(text, next, length);
        }
        if (isCopula(text, next, length)) {
            return behindCopula(name, bare, text, Texts.wordEnd(text, next, length), length);
        }
        if (bare && name.extent() == Extent.CLAUSE) {
            Span judged = Remarks.judged(text, next, length);
            if (judged != null) {
                return judged;
            }
        }
        Span told = behindWords(name, bare, text, next, length);
        return told != null ? told : nextWord(name, bare, text, next, length);
    }

    /** One word, or a user and a secret. */
    private static Span ofCommand(String text, int first, int length) {
        int end = wordEnd(text, first, length);
        int next = Texts.isAt(text, end, length, ' ') ? Texts.skipBlanks(text, end, length) : end;
        int last = wordEnd(text, next, length);
        boolean two = last > next && begins(text.charAt(next)) && !Prose.isKnown(text, next, last);
        return Ordinary.is(text, first, end) && !two ? null : Span.of(first, two ? last : end);
    }

    /** Behind a mark with blanks around, else the same place. */
    private static int separated(String text, int mark, int length) {
        int end = text.startsWith("--", mark) ? mark + 2 : mark + 1;
        return "-–—|;".indexOf(text.charAt(mark)) >= 0 && Texts.isAt(text, end, length, ' ') ? end : mark;
    }

    /** {@code <x>}, unless an ordinary word begins it. */
    private static Span pointed(String text, int open, int length) {
        int close = text.indexOf('>', open);
        int word = Texts.wordEnd(text, open + 1, length);
        return close > open + 1 && close < length && word > open + 1 && !Ordinary.is(text, open + 1, word)
                ? Span.of(open + 1, close)
                : null;
    }

    /** Whether the next word is the secret: also behind {@code PASS} and {@code AUTH}, commands of protocols. */
    private static boolean isBare(SecretName name, String text, int begin, int end) {
        boolean command = text.startsWith("PASS", begin) || text.startsWith("AUTH", begin);
        return name.bare()
                || (command && end - begin == 4)
                || (name.text().startsWith("p") && (isTold(text, begin, end) || isOwned(text, begin, end)));
    }

    /** Whether {@code pass} or {@code pw} stands first, behind a mark or behind a user: no verb. */
    private static boolean isTold(String text, int begin, int end) {
        boolean password = (end - begin == 4 && text.regionMatches(true, begin, "pass", 0, 4)) || end - begin == 2;
        return password && (begin < 2 || !Texts.isWord(text.charAt(begin - 2)) || isUser(text, begin));
    }

    /** {@code my } or the like right before and {@code is} behind: no verb. */
    private static boolean isOwned(String text, int begin, int end) {
        int word = Math.max(0, begin - 1);
        while (word > 0 && begin - word < LONGEST_OWNER && Texts.isWord(text.charAt(word - 1))) {
            word--;
        }
        return isCopula(text, Texts.skipBlanks(text, end, text.length()), text.length())
                && OWNERS.contains(Texts.lower(text, word, Math.max(word, begin - 1)));
    }

    /** {@code user ann } right before. */
    private static boolean isUser(String text, int begin) {
        int user = begin - 1;
        while (user > 0 && begin - user < NEARBY && text.charAt(user - 1) > ' ') {
            user--;
        }
        return text.startsWith("user ", user - 5)
                || text.startsWith("login ", user - 6)
                || text.startsWith("user/", begin - 5)
                || text.startsWith("login/", begin - 6);
    }

    /** Whether the word ends the name of an option: {@code --db-password}. */
    private static boolean isOption(String text, int begin) {
        int first = begin;
        while (first > 0 && begin - first < LONGEST_NAME && isNamePart(text.charAt(first - 1))) {
            first--;
        }
        return text.startsWith("--", first) || isDashed(text, first, begin);
    }

    /** {@code -storepass}. */
    private static boolean isDashed(String text, int first, int begin) {
        boolean apart = first == 0 || text.charAt(first - 1) <= ' ' || Texts.isQuote(text.charAt(first - 1));
        return apart
                && text.charAt(first) == '-'
                && first + 1 < text.length()
                && Texts.isWord(text.charAt(first + 1))
                && begin > first;
    }

    private static boolean isNamePart(char character) {
        return Texts.isWord(character) || character == '_' || character == '-';
    }

    private static boolean isCopula(String text, int begin, int length) {
        int end = Texts.wordEnd(text, begin, length);
        return end - begin < NEARBY && COPULAS.contains(Texts.lower(text, begin, end));
    }

    private static Span behindCopula(SecretName name, boolean bare, String text, int end, int length) {
        int value = Texts.skipBlanks(text, end, length);
        if (value >= length) {
            return null;
        }
        if (isMark(text.charAt(value))) {
            return Values.at(text, Secrets.behindMark(text, value, length), length, name.extent());
        }
        int last = wordEnd(text, value, length);
        if (Prose.isKnown(text, value, last)) {
            boolean weak = bare && name.extent() == Extent.CLAUSE && Weak.is(text, value, last, length);
            return weak ? Span.of(value, last) : null;
        }
        if (!bare && !isLikely(name, text, value, last)) {
            return null;
        }
        return Values.at(text, value, length, name.extent());
    }

    private static boolean isMark(char character) {
        return character == ':' || character == '=';
    }

    /** What stands behind a mark a few words on; where these tell of a failure, or the name is a weak one, a login alone. */
    private static Span behindWords(SecretName name, boolean bare, String text, int first, int length) {
        boolean telling = bare;
        int word = first;
        for (int words = 0; words < MOST_WORDS && word < length && word - first < NEARBY; words++) {
            int end = Texts.blankBehind(text, word, length);
            int next = Texts.skipBlanks(text, end, length);
            int mark = isMark(text.charAt(end - 1)) ? end - 1 : next;
            telling &= !Ordinary.isVerdict(text, word, Math.min(mark, end));
            if (words > 0 && telling && isCopula(text, word, length)) {
                return withFirst(behindCopula(name, true, text, end, length), text, first, length);
            }
            if (mark < length && isMark(text.charAt(mark))) {
                int value = Secrets.behindMark(text, mark, length);
                return telling ? valueOrAll(name, text, first, value, length) : login(text, value, length);
            }
            if (",;.!?".indexOf(text.charAt(end - 1)) >= 0) {
                boolean given = words > 0 && bare && text.charAt(end - 1) == ',';
                return given ? Remarks.betweenCommas(text, end - 1, length) : null;
            }
            word = next;
        }
        return null;
    }

    /** The value, together with the words before it where these do not begin with an ordinary one. */
    private static Span valueOrAll(SecretName name, String text, int first, int value, int length) {
        Span span = value < 0 ? null : Values.at(text, value, length, name.extent());
        return withFirst(span, text, first, length);
    }

    private static Span withFirst(Span span, String text, int first, int length) {
        boolean ordinary = Ordinary.is(text, first, wordEnd(text, first, length));
        return span == null || ordinary ? span : new Span(first, span.end());
    }

    /** {@code ann:secret} or {@code ann/secret}, else null. */
    private static Span login(String text, int value, int length) {
        if (value < 0 || value >= length) {
            return null;
        }
        int end = Texts.blankBehind(text, value, length);
        int mark = Texts.wordEnd(text, value, end);
        boolean two = mark > value
                && mark + 1 < end
                && (text.charAt(mark) == ':' || text.charAt(mark) == '/')
                && Texts.isWord(text.charAt(mark + 1));
        return two ? new Span(value, end) : null;
    }

    private static Span nextWord(SecretName name, boolean bare, String text, int next, int length) {
        int last = wordEnd(text, next, length);
        if (!begins(text.charAt(next)) || Prose.isKnown(text, next, last)) {
            return bare && Weak.isJudged(text, next, last, length) ? Span.of(next, last) : null;
        }
        if (!bare) {
            return isLikely(name, text, next, last) ? Span.of(next, last) : null;
        }
        return Span.of(
                next,
                switch (name.extent()) {
                    case CLAUSE -> phraseEnd(text, next, last, length);
                    case LIST -> Values.listEnd(text, next, length);
                    default -> last;
                });
    }

    /** Where a pass phrase ends that begins with a word: before an ordinary word or a mark. */
    private static int phraseEnd(String text, int begin, int first, int length) {
        int end = first;
        while (end - begin < NEARBY && Texts.isAt(text, end, length, ' ')) {
            int next = Texts.skipBlanks(text, end, length);
            int last = wordEnd(text, next, length);
            if (last == next || !begins(text.charAt(next)) || Ordinary.is(text, next, last)) {
                return end;
            }
            end = last;
        }
        return end;
    }

    static boolean begins(char character) {
        return Texts.isWord(character) || "$#!%^&*+~?/".indexOf(character) >= 0;
    }

    /** Where the word ends that begins here, without the marks that end a sentence or a bracket. */
    static int wordEnd(String text, int begin, int length) {
        int end = Texts.blankBehind(text, begin, length);
        while (end > begin && ".,;:)]}'\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Whether the word has letters and digits, as names of other things seldom have; behind {@code Basic} marks will do. */
    private static boolean isLikely(SecretName name, String text, int begin, int end) {
        return isMixed(text, begin, end) || (name.text().equals("basic") && Pieces.isCredential(text, begin, end));
    }

    /** Whether the word has letters and digits, and a few of them. */
    static boolean isMixed(String text, int begin, int end) {
        boolean digit = false;
        boolean letter = false;
        for (int place = begin; place < end; place++) {
            digit |= Texts.isDigit(text.charAt(place));
            letter |= Character.isLetter(text.charAt(place));
        }
        return digit && letter && end - begin >= SHORTEST_LIKELY;
    }

    /** Whether what follows tells that the word before is, or is not, a secret: {@code x is not a valid password}. */
    public static boolean isJudged(String text, int begin, int end, int length) {
        if (!Texts.isAt(text, end, length, ' ') || end + 1 >= length || "aiw".indexOf(text.charAt(end + 1)) < 0) {
            return false;
        }
        boolean as = text.startsWith("as ", end + 1);
        if (!(as || text.startsWith("is ", end + 1) || text.startsWith("was ", end + 1))
                || Ordinary.is(text, begin, end)) {
            return false;
        }
        int word = Texts.wordEnd(text, end + 1, length);
        for (int words = 0; words <= MOST_WORDS; words++) {
            int next = Texts.skipBlanks(text, Texts.isAt(text, word, length, '-') ? word + 1 : word, length);
            word = Texts.wordEnd(text, next, Math.min(length, next + LONGEST_NAME));
            if (word == next) {
                return false;
            }
            SecretName name = SecretName.of(text, next, word);
            if (name != null) {
                return name.bare() && (as ? name.extent() == Extent.CLAUSE : words > 0);
            }
            if (!JUDGING.contains(Texts.lower(text, next, word))) {
                return false;
            }
        }
        return false;
    }
}
