package dev.patternengine.cli.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a file of keys and values: YAML of one level, where a value is a scalar, taken as it is written, or a list of scalars. Nothing
 * may be there twice, and nothing that is not known.
 */
final class ConfigurationFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Keys keys;
    private final Path file;

    ConfigurationFile(Keys keys, Path file) {
        this.keys = keys;
        this.file = file;
    }

    /** @throws ConfigurationMistake when it cannot be read or does not hold what it should; names the line */
    List<Given> read() {
        try (JsonParser parser = YAML.createParser(Files.readString(file))) {
            return document(parser);
        } catch (JsonProcessingException mistake) {
            throw new ConfigurationMistake(
                    file + ":" + mistake.getLocation().getLineNr() + ": is no YAML: " + firstLine(mistake));
        } catch (IOException unreadable) {
            throw new ConfigurationMistake(
                    "cannot read the configuration file " + file + ": " + Given.reason(unreadable));
        }
    }

    private static String firstLine(JsonProcessingException mistake) {
        return mistake.getOriginalMessage().lines().findFirst().orElse("");
    }

    private List<Given> document(JsonParser parser) throws IOException {
        List<Given> given = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        JsonToken first = parser.nextToken();
        if (first != null && first != JsonToken.START_OBJECT) {
            throw mistake(parser, "must be lines of 'key: value'");
        }
        while (first != null && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw mistake(parser, "'" + name + "' is there twice");
            }
            given.add(one(parser, name));
        }
        return given;
    }

    private Given one(JsonParser parser, String name) throws IOException {
        String origin = place(parser);
        Key key = keys.find(name)
                .or(() -> keys.inFile(name))
                .orElseThrow(() -> mistake(
                        parser, "unknown key '" + name + "'" + keys.suggestion(name, known -> "'" + known + "'")));
        List<String> values = values(parser, name, key.isMultiple());
        return keys.find(name).isPresent()
                ? new Given(key, values, origin)
                : Given.inFile(key, values.get(0), origin + ": " + name);
    }

    private List<String> values(JsonParser parser, String name, boolean several) throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return List.of(scalar(parser, name, token));
        }
        if (!several) {
            throw mistake(parser, "'" + name + "' takes one value, no list");
        }
        List<String> values = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            values.add(scalar(parser, name, next));
        }
        return values;
    }

    private String scalar(JsonParser parser, String name, JsonToken token) throws IOException {
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw mistake(parser, "'" + name + "' needs a value; a key that is not set is left out");
        }
        return parser.getText();
    }

    private ConfigurationMistake mistake(JsonParser parser, String reason) {
        return new ConfigurationMistake(place(parser) + ": " + reason);
    }

    private String place(JsonParser parser) {
        return file + ":" + parser.currentTokenLocation().getLineNr();
    }
}
