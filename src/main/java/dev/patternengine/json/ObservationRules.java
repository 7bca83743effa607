package dev.patternengine.json;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** What every observation must keep, for those that do not come as JSON: the same rules and bounds. O(its characters). */
public final class ObservationRules {
    private ObservationRules() {}

    /** The field and what is wrong with it; empty when nothing is. */
    public static Optional<String> mistake(Observation observation) {
        return Stream.of(
                        name("id", observation.id()),
                        name("session", observation.session()),
                        name("agent", observation.agent()),
                        name("task", observation.task()),
                        blank("task", observation.task()),
                        reserved(observation.task()),
                        name("tool", observation.tool()),
                        origin(observation.origin()),
                        text("error", observation.error()),
                        attributes("context", observation.context()),
                        attributes("params", observation.params()),
                        number("execution_time", observation.executionTime(), 0, Limits.SECONDS),
                        number("outcome", observation.outcome(), -Limits.OUTCOME, Limits.OUTCOME))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> name(String field, String value) {
        return Names.mistake(value, Limits.NAME).map(reason -> field + " " + reason);
    }

    private static Optional<String> origin(String value) {
        return Names.mistake(value, Observation.LONGEST_ORIGIN).map(reason -> "origin " + reason);
    }

    private static Optional<String> blank(String field, String value) {
        return Names.isBlank(value) ? Optional.of(field + " " + Names.BLANK) : Optional.empty();
    }

    private static Optional<String> reserved(String task) {
        return Advice.isReserved(task) ? Optional.of("task " + Names.RESERVED) : Optional.empty();
    }

    private static Optional<String> number(String field, double value, double low, double high) {
        boolean allowed = Double.isNaN(value) || (value >= low && value <= high);
        return allowed
                ? Optional.empty()
                : Optional.of(field + " must be a number from " + Math.round(low) + " to " + Math.round(high));
    }

    private static Optional<String> text(String field, String value) {
        if (value.length() > Limits.TEXT) {
            return Optional.of(field + " " + Names.tooLong(Limits.TEXT));
        }
        return Utf8.isPaired(value) ? Optional.empty() : Optional.of(field + " " + Names.HALF_A_PAIR);
    }

    private static Optional<String> attributes(String field, Attributes attributes) {
        if (attributes.items().size() > Limits.ATTRIBUTES) {
            return Optional.of(field + " has more than the " + Limits.ATTRIBUTES + " entries allowed");
        }
        return attributes.items().stream()
                .flatMap(item -> attribute(field, item).stream())
                .findFirst();
    }

    private static Optional<String> attribute(String field, Attribute item) {
        Optional<String> mistake = name("name in " + field, item.name());
        return mistake.isEmpty() && item.value() instanceof Value.Text value
                ? text(field + "." + item.name(), value.text())
                : mistake;
    }
}
