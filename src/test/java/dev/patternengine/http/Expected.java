package dev.patternengine.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * JSON as a document shows it. Three dots stand for what is left out: within a text for any characters, as the last element of
 * an array for further ones, as the name of a field for further ones, as a value for any. Numbers are as exact as they are shown.
 */
final class Expected {
    private static final String LEFT_OUT = "…";

    private Expected() {}

    /** Where the real JSON is not what was expected, as a path and both values. */
    static Optional<String> difference(JsonNode expected, JsonNode real) {
        return difference("", expected, real);
    }

    private static Optional<String> difference(String path, JsonNode expected, JsonNode real) {
        if (expected.isTextual() && expected.textValue().equals(LEFT_OUT)) {
            return Optional.empty();
        }
        if (expected.isObject() && real.isObject()) {
            return object(path, expected, real);
        }
        if (expected.isArray() && real.isArray()) {
            return array(path, expected, real);
        }
        return isSame(expected, real) ? Optional.empty() : Optional.of(path + " is " + real + ", not " + expected);
    }

    private static boolean isSame(JsonNode expected, JsonNode real) {
        if (expected.isTextual() && real.isTextual()) {
            return isLike(expected.textValue(), real.textValue());
        }
        if (expected.isNumber() && real.isNumber()) {
            BigDecimal shown = expected.decimalValue();
            return real.decimalValue()
                            .setScale(shown.scale(), RoundingMode.HALF_EVEN)
                            .compareTo(shown)
                    == 0;
        }
        return expected.equals(real);
    }

    private static boolean isLike(String expected, String real) {
        String[] parts = expected.split(LEFT_OUT, -1);
        StringBuilder form = new StringBuilder(Pattern.quote(parts[0]));
        for (int place = 1; place < parts.length; place++) {
            form.append(".*").append(Pattern.quote(parts[place]));
        }
        return Pattern.compile(form.toString(), Pattern.DOTALL).matcher(real).matches();
    }

    private static Optional<String> object(String path, JsonNode expected, JsonNode real) {
        if (!expected.has(LEFT_OUT) && real.size() > expected.size()) {
            return Optional.of(path + " has other fields: " + real);
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            if (!field.getKey().equals(LEFT_OUT)) {
                String place = path + "/" + field.getKey();
                Optional<String> difference = real.has(field.getKey())
                        ? difference(place, field.getValue(), real.get(field.getKey()))
                        : Optional.of(place + " is missing in " + real);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> array(String path, JsonNode expected, JsonNode real) {
        Iterator<JsonNode> reals = real.elements();
        for (int place = 0; place < expected.size(); place++) {
            JsonNode each = expected.get(place);
            if (each.isTextual() && each.textValue().equals(LEFT_OUT)) {
                return Optional.empty();
            }
            Optional<String> difference = reals.hasNext()
                    ? difference(path + "/" + place, each, reals.next())
                    : Optional.of(path + "/" + place + " is missing");
            if (difference.isPresent()) {
                return difference;
            }
        }
        return reals.hasNext() ? Optional.of(path + " has more: " + reals.next()) : Optional.empty();
    }
}
