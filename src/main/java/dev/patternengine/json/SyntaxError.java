package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.List;

/** Puts what a parser says about broken JSON into plain words. */
final class SyntaxError {
    private static final String INVALID = "is not valid JSON";
    private static final List<Known> WORDS = List.of(
            new Known("(non-standard) comment", "comments are not allowed"),
            new Known("double-quote to start field name", "a field's name in double quotes is missing"),
            new Known("comma to separate Object", "a comma or a closing brace is missing"),
            new Known("comma to separate Array", "a comma or a closing bracket is missing"),
            new Known("colon to separate", "a colon is missing after the field's name"),
            new Known("Unexpected close marker", "its brackets do not match"),
            new Known("hex-digit", "four hexadecimal digits must follow \\u"),
            new Known("character escape", "a text holds an unknown escape"),
            new Known("numeric value", "the number is malformed"),
            new Known("CTRL-CHAR", "control characters may stand in texts only, escaped"),
            new Known("expecting", "the value is none; texts stand in double quotes"),
            new Known("expected a", "the value is none; texts stand in double quotes"));

    /** What a message of the parser's holds, and what it means. */
    private record Known(String part, String words) {}

    private SyntaxError() {}

    static String explain(JsonProcessingException error) {
        String message = error.getOriginalMessage();
        if (error instanceof StreamConstraintsException) {
            return constraint(message);
        }
        if (error instanceof JsonEOFException) {
            return "is cut off: a text, object or array is not closed";
        }
        if (message.startsWith("Duplicate field")) {
            return "is given twice";
        }
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are not JSON numbers";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return INVALID + ": control characters in a text must be escaped";
        }
        return INVALID + words(message);
    }

    /** Whether it was found where a field, a comma or a bracket should stand, not within a value. */
    static boolean mayStandBetweenFields(JsonProcessingException error) {
        String message = error.getOriginalMessage();
        boolean inText = message.contains("hex-digit") || message.contains("VALUE_STRING");
        return !inText
                && (message.startsWith("Unexpected c")
                        || message.startsWith("Unexpected end-of-input")
                        || message.startsWith("Name length"));
    }

    private static String words(String message) {
        return WORDS.stream()
                .filter(known -> message.contains(known.part()))
                .findFirst()
                .map(known -> ": " + known.words())
                .orElse("");
    }

    private static String constraint(String message) {
        if (message.contains("nesting depth")) {
            return "is nested deeper than " + Limits.NESTING + " levels";
        }
        if (message.startsWith("Name length")) {
            return "holds a field whose name is too long";
        }
        return message.contains("Number") ? "is a number with too many digits" : "is too long";
    }
}
