package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Prose;
import dev.patternengine.mining.text.secrets.SecretName;
import dev.patternengine.mining.text.secrets.States;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Statuses;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * JSON within an error text, also as a string of JSON or as Python writes it. Names stay; of the values those that tell what
 * went wrong ({@code code}, {@code type}, {@code status}, {@code message} and the like) are masked like any other text, and
 * all other strings and numbers are masked whole. Nothing is kept under the name of a secret.
 *
 * <p>It need not be well formed, nor end. Cost: O(length).
 */
final class Json {
    private static final int LONGEST_NAME = 48;
    private static final int DEEPEST = 32;

    /** Last words of names whose values tell what went wrong. */
    private static final Set<String> TELLING = Set.of(
            "code",
            "codes",
            "error",
            "errors",
            "err",
            "type",
            "status",
            "reason",
            "reasons",
            "message",
            "messages",
            "msg",
            "errmsg",
            "detail",
            "details",
            "title",
            "kind",
            "category",
            "severity",
            "level",
            "state",
            "result",
            "exception",
            "fault",
            "faultcode",
            "faultstring",
            "errorcode",
            "description",
            "cause",
            "statustext",
            "warning",
            "warnings",
            "failure",
            "errno");

    private static final Set<String> WORDS = Set.of("true", "false", "null", "True", "False", "None");

    private final Masks masks;
    private final boolean[] object = new boolean[DEEPEST];
    private final boolean[] secret = new boolean[DEEPEST];
    private final boolean[] telling = new boolean[DEEPEST];
    private final boolean[] code = new boolean[DEEPEST];
    private int depth;

    Json(Masks masks) {
        this.masks = masks;
    }

    /** Whether an object with a name in it begins at the place. O({@value #LONGEST_NAME}). */
    static boolean begins(String text, int place, int length) {
        if (!Texts.isAt(text, place, length, '{')) {
            return false;
        }
        int open = skipSpace(text, place + 1, length);
        while (open < length && text.charAt(open) == '\\') {
            open++;
        }
        if (!Texts.isQuote(text, open, length)) {
            return false;
        }
        int close = open + 1;
        int bound = Math.min(length, open + LONGEST_NAME);
        while (close < bound && text.charAt(close) != text.charAt(open)) {
            close++;
        }
        return close < bound && Texts.isAt(text, skipSpace(text, close + 1, length), length, ':');
    }

    private static int skipSpace(String text, int begin, int length) {
        int end = begin;
        while (end < length && end - begin < LONGEST_NAME && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether the value of what has the name, in small letters, tells what went wrong. */
    static boolean isTelling(String name) {
        return TELLING.contains(name);
    }

    /** Masks from the object that begins here to its end. */
    void run() {
        do {
            step();
        } while (depth > 0 && masks.goesOn());
    }

    private void step() {
        char here = masks.here();
        if (Character.isWhitespace(here)) {
            masks.blank();
        } else if (here == '{' || here == '[') {
            open(here == '{');
        } else if (here == '}' || here == ']') {
            depth--;
            masks.copy(1);
        } else if (here == ',' || here == ':') {
            masks.copy(1);
        } else if (here == '\\' || Texts.isQuote(here)) {
            string();
        } else {
            scalar();
        }
    }

    private void open(boolean isObject) {
        if (depth == DEEPEST) {
            masks.maskTo(masks.limit());
            return;
        }
        object[depth] = isObject;
        secret[depth] = depth > 0 && secret[depth - 1];
        code[depth] = false;
        telling[depth] = depth > 0 && !isObject && telling[depth - 1];
        depth++;
        masks.copy(1);
    }

    private void string() {
        String text = masks.text();
        int open = masks.place();
        while (open < masks.limit() && text.charAt(open) == '\\') {
            open++;
        }
        if (!Texts.isQuote(text, open, masks.limit())) {
            masks.maskTo(Math.min(open + 1, masks.limit()));
            return;
        }
        int close = Quotes.end(text, open, masks.limit());
        if (close < 0) {
            masks.maskTo(masks.limit());
            return;
        }
        int behind = close + Quotes.escapes(text, open) + 1;
        masks.copy(open + 1 - masks.place());
        boolean name =
                object[depth - 1] && Texts.isAt(text, skipSpace(text, behind, masks.limit()), masks.limit(), ':');
        contents(close, name);
        masks.copy(Math.min(behind, masks.limit()) - masks.place());
    }

    private void contents(int close, boolean name) {
        if (name) {
            name(close);
            masks.walkFreely(close);
        } else if (secret[depth - 1] && States.isWhole(masks.text(), masks.place(), close)) {
            masks.walk(close);
        } else if (secret[depth - 1] && Prose.is(masks.text(), masks.place(), close)) {
            Taken.prose(masks, close);
        } else if (secret[depth - 1] || !telling[depth - 1]) {
            masks.maskTo(close);
        } else {
            masks.walk(close);
        }
    }

    /** What the name says of its value. */
    private void name(int close) {
        String text = masks.text();
        int last = masks.place();
        boolean hidden = false;
        for (int word = masks.place(); word < close; word = Texts.wordEnd(text, word, close) + 1) {
            int end = Texts.wordEnd(text, word, close);
            hidden |= end > word && SecretName.of(text, word, end) != null;
            last = end > word ? word : last;
        }
        int end = Texts.wordEnd(text, last, close);
        secret[depth - 1] = hidden || (depth > 1 && secret[depth - 2]);
        code[depth - 1] = Statuses.isCodeName(Texts.lower(text, masks.place(), close));
        telling[depth - 1] = TELLING.contains(Texts.lower(text, last, end))
                || TELLING.contains(Texts.lower(text, hump(text, last, end), end));
    }

    private static int hump(String text, int begin, int end) {
        int hump = end - 1;
        while (hump > begin && Texts.isLower(text.charAt(hump))) {
            hump--;
        }
        return Math.max(hump, begin);
    }

    private void scalar() {
        String text = masks.text();
        int end = masks.place();
        while (end < masks.limit() && text.charAt(end) > ' ' && ",:[]{}\"'`\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean hidden = depth > 0 && secret[depth - 1];
        if (WORDS.contains(text.substring(masks.place(), end)) || (!hidden && isStatus(text, end))) {
            masks.copy(end - masks.place());
        } else {
            masks.maskTo(Math.max(end, masks.place() + 1));
        }
    }

    private boolean isStatus(String text, int end) {
        return depth > 0
                && telling[depth - 1]
                && ((code[depth - 1] && Statuses.isCodeNumber(text, masks.place(), end))
                        || Statuses.isError(text, masks.place(), end, masks.limit()));
    }
}
