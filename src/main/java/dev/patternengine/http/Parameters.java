package dev.patternengine.http;

import dev.patternengine.json.Names;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads parameters of a query strictly; a parameter that is not told is empty or its default. */
final class Parameters {
    private static final int LONGEST = 256;
    private static final Pattern WHOLE = Pattern.compile("[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final MultiMap parameters;

    Parameters(MultiMap parameters) {
        this.parameters = parameters;
    }

    /** A parameter that makes no sense; holds no stack trace. */
    static final class MistakeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private MistakeException(String message) {
            super(message, null, false, false);
        }
    }

    MistakeException mistake(String name, String reason) {
        return new MistakeException("query parameter " + name + " " + reason);
    }

    boolean has(String name) {
        return parameters.contains(name);
    }

    String text(String name) {
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            throw mistake(name, "must not be given twice");
        }
        String value = values.isEmpty() ? "" : values.get(0);
        Names.mistake(value, LONGEST).ifPresent(reason -> {
            throw mistake(name, reason);
        });
        return value;
    }

    String choice(String name, Set<String> choices) {
        String value = text(name);
        if (!choices.contains(value)) {
            Set<String> named = new TreeSet<>(choices);
            named.remove("");
            throw mistake(name, "must be one of " + String.join(", ", named));
        }
        return value;
    }

    double number(String name, double absent, double low, double high) {
        double value = has(name) ? parsed(text(name), NUMBER) : absent;
        if (!(value >= low && value <= high)) {
            throw mistake(name, "must be a number from " + low + " to " + high);
        }
        return value;
    }

    int whole(String name, int absent, int low, int high) {
        double value = has(name) ? parsed(text(name), WHOLE) : absent;
        if (!(value >= low && value <= high)) {
            throw mistake(name, "must be a whole number from " + low + " to " + high);
        }
        return (int) value;
    }

    private static double parsed(String text, Pattern form) {
        return form.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
