package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Lines on which shells tell what they run: {@code + export A=x}, {@code ++ echo x}, {@code $ ./login ann x}, {@code PS C:\>
 * Connect-It x}. Behind the command {@link Surroundings} say what stays. Each question is O(length of the mark and of the command).
 */
public final class Traces {
    private static final int NEARBY = 128;
    private static final String POWER = "PS ";
    private static final String PROMPT = "> ";

    private int begin;
    private int end;

    /** Whether the place is behind a command that was found. */
    public boolean holds(int place) {
        return place < end && place >= begin;
    }

    /** Looks whether a line begins at the place that tells of a command. */
    public void look(String text, int place, int limit) {
        int command = commandEnd(text, place, limit);
        if (command > place) {
            begin = command;
            end = Lines.end(text, command, limit);
        }
    }

    /** Where the command ends, or its first setting begins, of which the line that begins here tells; the place itself where it tells none. */
    private static int commandEnd(String text, int line, int length) {
        char mark = text.charAt(line);
        if ((mark != '+' && mark != '$' && mark != 'P') || !isFirst(text, line)) {
            return line;
        }
        int command = mark == 'P' ? behindPrompt(text, line, length) : behindMark(text, line, length);
        if (command == line || command >= length || text.charAt(command) <= ' ') {
            return line;
        }
        int end = Texts.blankBehind(text, command, length);
        boolean setting = text.substring(command, end).indexOf('=') > 0;
        return setting ? command : end;
    }

    private static boolean isFirst(String text, int place) {
        return place == 0 || text.charAt(place - 1) == '\n' || text.charAt(place - 1) == '\r';
    }

    /** Behind the marks and one blank; where what stands between tells the place in a script, behind that. */
    private static int behindMark(String text, int line, int length) {
        int end = line;
        while (Texts.isAt(text, end, length, text.charAt(line))) {
            end++;
        }
        if (Texts.isAt(text, end, length, '(')) {
            int close = text.indexOf("): ", end);
            return close < 0 || close > end + NEARBY || close >= length ? line : close + "): ".length();
        }
        return Texts.isAt(text, end, length, ' ') ? end + 1 : line;
    }

    private static int behindPrompt(String text, int line, int length) {
        int bound = Math.min(length, line + NEARBY);
        int prompt = text.startsWith(POWER, line) || text.startsWith("PS>", line) ? text.indexOf(PROMPT, line) : -1;
        return prompt < 0 || prompt >= bound ? line : prompt + PROMPT.length();
    }
}
