package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;

/**
 * What shells and systems say they do not know by its name: {@code bash: x: command not found}, {@code No such user: x}. It may
 * be a secret typed at the wrong prompt, so of what stands there programs alone are kept ({@link Tools}). Cost: O(length).
 */
public final class UnknownNames {
    private static final int LONGEST = 64;
    private static final int SHELL = 32;

    /** The first words of what is looked for. */
    private static final Outline FIRST =
            Outline.of(List.of("command", "event", "not", "the", "is", "unknown", "no", "user"));

    /** What users have that no user is called. */
    private static final Set<String> OF_USERS = Set.of(
            "table", "directory", "group", "profile", "namespace", "record", "schema", "database", "list", "object");

    private final String text;
    private final int length;
    private final Spans spans = new Spans();

    private UnknownNames(String text, int length) {
        this.text = text;
        this.length = length;
    }

    /** The parts to be masked among the first characters of a text. */
    public static Spans in(String text, int length) {
        return new UnknownNames(text, length).spans();
    }

    private Spans spans() {
        int word = 0;
        while (word < length) {
            int end = Texts.wordEnd(text, word, length);
            if (end > word && FIRST.fits(text, word, end)) {
                look(word);
            }
            word = Math.max(end, word + 1);
        }
        return spans;
    }

    private void look(int word) {
        switch (Character.toLowerCase(text.charAt(word))) {
            case 'c' -> command(word);
            case 'e' -> before(word, "event not found", this::addTyped);
            case 'n' -> notFound(word);
            case 't' -> before(word, "the term ", this::addTyped);
            case 'i' -> recognized(word);
            default -> user(word);
        }
    }

    private boolean is(int word, String phrase) {
        return text.regionMatches(true, word, phrase, 0, phrase.length());
    }

    private void command(int word) {
        if (is(word, "command not found: ")) {
            behind(word + "command not found: ".length());
        } else {
            before(word, "command not found", this::addTyped);
        }
    }

    private void notFound(int word) {
        if (is(word, "not found") && isShell(word)) {
            before(word, "not found", this::addTyped);
        } else if (is(word, "no such user")) {
            before(word, "no such user", this::addUser);
            userBehind(word + "no such user".length());
        }
    }

    /** {@code sh: 1: x: } right before. */
    private boolean isShell(int word) {
        String line = text.substring(Math.max(0, word - LONGEST - SHELL), word);
        return line.lastIndexOf("sh: ") > line.lastIndexOf('\n');
    }

    private void recognized(int word) {
        if (is(word, "is not recognized as ") && word > 1) {
            addTyped(runBegin(word - 1), word - 1);
        }
    }

    private void user(int word) {
        if (is(word, "unknown command: ")) {
            behind(word + "unknown command: ".length());
        } else if (is(word, "unknown option ")) {
            glued(text.indexOf('-', word));
        } else if (is(word, "unknown user")) {
            userBehind(word + "unknown user".length());
        } else if (is(word, "user ")) {
            int name = word + "user ".length();
            int end = Texts.blankBehind(text, name, length);
            if (is(end, " does not exist")) {
                addUser(name, end);
            }
        }
    }

    /** {@code -px1}: an option of one letter with what it has, and no blank between. */
    private void glued(int option) {
        int begin = option + "-p".length();
        int end = option > 0 && text.startsWith("-p", option) ? Sentences.wordEnd(text, begin, length) : begin;
        if (Sentences.isMixed(text, begin, end)) {
            spans.add(option, end);
        }
    }

    /** What stands behind the marks there, in quotes or not. */
    private void userBehind(int mark) {
        int name = Texts.skipBlanks(text, Texts.isAt(text, mark, length, ':') ? mark + 1 : mark, length);
        if (name > mark && name < length && Sentences.begins(text.charAt(name))) {
            addUser(name, Sentences.wordEnd(text, name, length));
        }
    }

    private void behind(int begin) {
        if (begin < length && !Texts.isQuote(text.charAt(begin))) {
            addTyped(begin, Sentences.wordEnd(text, begin, length));
        }
    }

    /** Adds what stands before the phrase with a colon behind it. */
    private void before(int word, String phrase, Adding adding) {
        int end = word - ": ".length();
        if (end <= 0 || !text.startsWith(": ", end) || !is(word, phrase)) {
            return;
        }
        end = text.charAt(end - 1) == ' ' ? end - 1 : end;
        int mark = text.lastIndexOf(": ", end - 1);
        boolean near = mark >= 0 && end - mark <= LONGEST && text.lastIndexOf('\n', end) < mark;
        adding.add(near ? mark + 2 : runBegin(end), end);
    }

    private int runBegin(int end) {
        int begin = end;
        while (begin > 0 && text.charAt(begin - 1) > ' ') {
            begin--;
        }
        return begin;
    }

    private void addTyped(int begin, int end) {
        int first = begin < end && text.charAt(begin) == '!' ? begin + 1 : begin;
        if (first < end && !Texts.isQuote(text.charAt(first)) && !Tools.has(text, first, end)) {
            spans.add(first, Math.min(end, length));
        }
    }

    private void addUser(int begin, int end) {
        boolean known = Ordinary.is(text, begin, end) || States.is(text, begin, end);
        boolean other = end - begin <= LONGEST && OF_USERS.contains(Texts.lower(text, begin, end));
        if (begin < end && !known && !other && !Texts.isQuote(text.charAt(begin))) {
            spans.add(begin, Math.min(end, length));
        }
    }

    @FunctionalInterface
    private interface Adding {
        void add(int begin, int end);
    }
}
