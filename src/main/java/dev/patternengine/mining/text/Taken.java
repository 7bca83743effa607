package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Nested;
import dev.patternengine.mining.text.secrets.Prose;
import dev.patternengine.mining.text.secrets.SecretName.Extent;
import dev.patternengine.mining.text.secrets.Values;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Masks what the name of a secret takes as its value: but for the names within it ({@link Nested}) and for sentences about
 * it ({@link Prose}), all of it; where that is a label, also what the label names. Cost: O(length of what is masked).
 */
final class Taken {
    private static final int MOST = 8;
    private static final int LONGEST_LABEL = 48;
    private static final int LONGEST_SENTENCE = 256;

    private final Masks masks;
    private final String text;
    private final int limit;

    private Taken(Masks masks) {
        this.masks = masks;
        this.text = masks.text();
        this.limit = masks.limit();
    }

    /** Masks up to the secret as any other text, and the secret. */
    static void hide(Masks masks, Span secret) {
        new Taken(masks).hide(secret);
    }

    private void hide(Span secret) {
        Span span = secret;
        masks.walk(span.begin());
        for (int depth = 0; depth < MOST; depth++) {
            Span inner = Nested.value(text, span, limit);
            if (inner == null) {
                break;
            }
            boolean whole = inner.begin() == span.begin();
            span = inner;
            if (whole) {
                break;
            }
            masks.walk(span.begin());
        }
        int label = Nested.label(text, span.begin(), span.end(), limit);
        if (label < 0) {
            value(span);
        } else {
            labelled(span, label);
        }
    }

    private void value(Span span) {
        int end = isToldOf(span.begin())
                ? Math.max(span.end(), Values.clauseEnd(text, span.begin(), near(span.begin())))
                : -1;
        int sentence = isQuoted(span) ? Math.min(span.end(), end) : end;
        if (sentence > 0 && Prose.is(text, span.begin(), sentence)) {
            prose(masks, sentence);
        } else {
            masks.maskTo(span.end());
        }
    }

    private int near(int begin) {
        return Math.min(limit, begin + LONGEST_SENTENCE);
    }

    private boolean isQuoted(Span span) {
        return span.begin() > 0 && Texts.isQuote(text.charAt(span.begin() - 1));
    }

    /** Whether a colon stands before the value, as before a remark; behind {@code =} there are none. */
    private boolean isToldOf(int begin) {
        int place = begin;
        while (place > 0 && begin - place < MOST && " \t\"'`([{\\*".indexOf(text.charAt(place - 1)) >= 0) {
            place--;
        }
        return place > 0 && text.charAt(place - 1) == ':';
    }

    /** Masks the values of labels that follow each other; what labels tell of the error goes on as any text. */
    private void labelled(Span first, int behind) {
        Span name = first;
        int label = behind;
        boolean any = false;
        for (int labels = 0; labels < MOST && label >= 0; labels++) {
            Span value = valueOf(name, label);
            if (value == null) {
                break;
            }
            any = true;
            label(name, label);
            masks.walk(value.begin());
            masks.maskTo(value.end());
            int next = nextName(value.end());
            name = next < 0 ? null : Span.of(next, labelEnd(next));
            label = name == null ? -1 : Nested.label(text, name.begin(), name.end(), limit);
        }
        if (!any) {
            label(first, first.end());
        }
    }

    /** What the label names where that may be a secret, else null. */
    private Span valueOf(Span name, int label) {
        int last = wordsEnd(name);
        int end = Prose.wordEnd(text, label, limit);
        boolean told = Json.isTelling(Texts.lower(text, name.begin(), last))
                || Prose.begins(text, label, limit)
                || (end > label && Prose.isKnown(text, label, end));
        Span clause = told ? null : Values.at(text, label, limit, Extent.CLAUSE);
        return clause == null ? null : Span.of(clause.begin(), withoutLabel(clause));
    }

    /** The end of the clause, before a last word that is a label in its turn. */
    private int withoutLabel(Span clause) {
        boolean label = clause.end() < limit && (text.charAt(clause.end()) == ':' || text.charAt(clause.end()) == '=');
        int blank = text.lastIndexOf(' ', clause.end() - 1);
        return label && blank > clause.begin() ? blank : clause.end();
    }

    /** The label's ordinary words stay. */
    private void label(Span name, int behind) {
        int last = wordsEnd(name);
        if (Prose.wordEnd(text, name.begin(), limit) != last || !Prose.isKnown(text, name.begin(), last)) {
            masks.walk(name.begin());
            masks.maskTo(Math.min(name.end(), behind));
        }
        masks.walk(behind);
    }

    /** The end of the label without its marks. */
    private int wordsEnd(Span name) {
        int last = name.end();
        while (last > name.begin() && !Texts.isWord(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private int nextName(int end) {
        int place = Texts.skipBlanks(text, end, limit);
        while (place < limit && ",;".indexOf(text.charAt(place)) >= 0) {
            place = Texts.skipBlanks(text, place + 1, limit);
        }
        return place > end && place < limit && Texts.isWord(text.charAt(place)) ? place : -1;
    }

    private int labelEnd(int begin) {
        int end = begin;
        int bound = Math.min(limit, begin + LONGEST_LABEL);
        while (end < bound && (Texts.isWord(text.charAt(end)) || "_-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** Copies the known words of the sentence up to the place, and masks the others. */
    static void prose(Masks masks, int end) {
        String text = masks.text();
        while (masks.place() < end && masks.goesOn()) {
            int place = masks.place();
            if (text.charAt(place) <= ' ') {
                masks.blank();
                continue;
            }
            int word = Prose.wordEnd(text, place, end);
            int last = withoutMarks(text, place, Texts.blankBehind(text, place, end));
            if (word == last && Prose.isKnown(text, place, word)) {
                masks.copy(word - place);
            } else {
                masks.maskTo(last);
            }
            masks.copy(Math.min(Texts.blankBehind(text, last, end), end) - last);
        }
    }

    private static int withoutMarks(String text, int begin, int end) {
        int last = end;
        while (last > begin + 1 && ".,;:!?)'\"".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}
