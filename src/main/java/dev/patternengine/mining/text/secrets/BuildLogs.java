package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;

/** What logs of builds tell their runner: {@code ::add-mask::x}, {@code ##vso[task.setvariable variable=a]x}. Each question is O(length of the line). */
final class BuildLogs {
    private static final String MASK = "add-mask::";
    private static final String VARIABLE = "setvariable ";

    private BuildLogs() {}

    /** The value that the word introduces, null where it introduces none. */
    static Span value(String text, int begin, int end, int length) {
        if (end - begin == 4 && text.startsWith(MASK, begin - 4)) {
            return Span.of(begin - 4 + MASK.length(), Lines.end(text, end, length));
        }
        if (!Texts.isAt(text, end, length, ' ') || !text.startsWith(VARIABLE, begin)) {
            return null;
        }
        int line = Lines.end(text, end, length);
        int close = text.indexOf(']', end);
        return close < 0 || close >= line ? null : Span.of(close + 1, line);
    }
}
