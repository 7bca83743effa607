package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Puts what a parser says about broken JSON into plain words. */
final class SyntaxError {
    private static final int LONGEST = 160;

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
            return "is not valid JSON: control characters in a text must be escaped";
        }
        return "is not valid JSON: " + shortened(message);
    }

    private static String constraint(String message) {
        if (message.contains("nesting depth")) {
            return "is nested deeper than " + Limits.NESTING + " levels";
        }
        return message.contains("Number") ? "is a number with too many digits" : "is too long";
    }

    private static String shortened(String message) {
        int detail = message.indexOf(" (for ");
        String first = detail < 0 ? message : message.substring(0, detail);
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
    }
}
