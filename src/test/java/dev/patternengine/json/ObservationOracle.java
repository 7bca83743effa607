package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads observations the slow way, for tests to compare with: strict Jackson makes a tree of the decoded text, and the rules of
 * the contract are held against the tree.
 */
final class ObservationOracle {
    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .build())
            .build();
    private static final ObjectMapper MAPPER =
            new ObjectMapper(STRICT).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)"
                    + "(?:\\.(\\d{1,9}))?)?(?:[Zz]|([+-])(\\d\\d)(?::?(\\d\\d))?)?)?");

    /** Jackson takes the last 8 bits of a character for a hexadecimal digit when it reads characters, not when it reads bytes. */
    private static final Pattern NO_ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u(?![0-9a-fA-F]{4})");

    private static final long LAST_MILLIS = LocalDateTime.of(2200, 12, 31, 23, 59, 59, 999_000_000)
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();

    private ObservationOracle() {}

    /** The only JSON object in the bytes; empty when they are anything else. */
    static Optional<ObjectNode> tree(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (NO_ESCAPE.matcher(text).find()) {
                return Optional.empty();
            }
            JsonNode tree = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return Optional.of(tree).filter(JsonNode::isObject).map(ObjectNode.class::cast);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    /** Whether the tree keeps the rules for observations. */
    static boolean isObservation(ObjectNode tree) {
        return is(tree, "task", task -> isName(task) && !isBlank(task.textValue()))
                && tree.path("task").isTextual()
                && List.of("id", "session", "agent", "tool").stream()
                        .allMatch(field -> is(tree, field, ObservationOracle::isName))
                && is(tree, "error", ObservationOracle::isText)
                && is(
                        tree,
                        "timestamp",
                        value -> value.isTextual() && millis(value.textValue()).isPresent())
                && is(tree, "execution_time", value -> isNumber(value, 0, 1e9))
                && is(tree, "outcome", value -> isNumber(value, -1e6, 1e6))
                && List.of("success", "started", "end").stream().allMatch(field -> is(tree, field, JsonNode::isBoolean))
                && List.of("context", "params").stream()
                        .allMatch(field -> is(tree, field, ObservationOracle::isAttributes));
    }

    private static boolean is(JsonNode tree, String field, Predicate<JsonNode> rule) {
        return !tree.hasNonNull(field) || rule.test(tree.get(field));
    }

    private static boolean isAttributes(JsonNode value) {
        int taken = 0;
        for (var field : value.properties()) {
            JsonNode each = field.getValue();
            boolean flat = each.isNull()
                    || each.isBoolean()
                    || isText(each)
                    || isNumber(each, -Double.MAX_VALUE, Double.MAX_VALUE);
            taken += each.isNull() ? 0 : 1;
            if (!flat || !isName(field.getKey()) || taken > 64) {
                return false;
            }
        }
        return value.isObject();
    }

    private static boolean isNumber(JsonNode value, double low, double high) {
        return value.isNumber() && value.doubleValue() >= low && value.doubleValue() <= high;
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && value.textValue().length() <= 65_536 && isWhole(value.textValue());
    }

    private static boolean isName(JsonNode value) {
        return value.isTextual() && isName(value.textValue());
    }

    private static boolean isName(String text) {
        return text.length() <= 256
                && text.codePoints().noneMatch(point -> point < 0x20 || (point >= 0x7F && point < 0xA0))
                && isWhole(text);
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    private static boolean isBlank(String text) {
        return text.replaceAll("[\\s\\p{Z}\\x1c-\\x1f]", "").isEmpty();
    }

    private static Optional<Long> millis(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int seconds = number(parts, 6);
            int offset = 60 * number(parts, 9) + number(parts, 10);
            if (number(parts, 9) > 18 || number(parts, 10) > 59) {
                return Optional.empty();
            }
            String fraction = parts.group(7) == null ? "" : parts.group(7);
            long millis = LocalDateTime.of(
                                    number(parts, 1),
                                    number(parts, 2),
                                    number(parts, 3),
                                    number(parts, 4),
                                    number(parts, 5),
                                    seconds)
                            .minusMinutes("-".equals(parts.group(8)) ? -offset : offset)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli()
                    + Long.parseLong((fraction + "000").substring(0, 3));
            return Optional.of(millis).filter(moment -> moment >= 0 && moment <= LAST_MILLIS);
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    /** What the tree of an observation says. */
    static Observation observation(ObjectNode tree) {
        Observation.Builder told = Observation.of(tree.get("task").textValue())
                .id(tree.path("id").asText(""))
                .session(tree.path("session").asText(""))
                .agent(tree.path("agent").asText(""))
                .tool(tree.path("tool").asText(""))
                .error(tree.path("error").asText(""))
                .executionTime(number(tree.path("execution_time")))
                .outcome(number(tree.path("outcome")))
                .started(tree.path("started").asBoolean(false))
                .end(tree.path("end").asBoolean(false))
                .context(attributes(tree.path("context")))
                .params(attributes(tree.path("params")));
        if (tree.hasNonNull("timestamp")) {
            told.timestamp(millis(tree.get("timestamp").textValue()).orElseThrow());
        }
        if (tree.has("success")) {
            JsonNode success = tree.get("success");
            told.success(success.isNull() ? Success.UNKNOWN : success.booleanValue() ? Success.YES : Success.NO);
        }
        return told.build();
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() + 0.0 : Double.NaN;
    }

    private static Attributes attributes(JsonNode tree) {
        List<Attribute> items = new ArrayList<>();
        tree.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNumber()) {
                items.add(new Attribute(field.getKey(), Value.of(value.doubleValue() + 0.0)));
            } else if (value.isBoolean()) {
                items.add(new Attribute(field.getKey(), Value.of(value.booleanValue())));
            } else if (value.isTextual()) {
                items.add(new Attribute(field.getKey(), Value.of(value.textValue())));
            }
        });
        return new Attributes(items);
    }
}
