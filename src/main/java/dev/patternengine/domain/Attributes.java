package dev.patternengine.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flat map of names to values: the context of an observation or the parameters of a call.
 *
 * @param items in the order given; names are unique
 */
public record Attributes(List<Attribute> items) {
    public static final Attributes NONE = new Attributes(List.of());

    /** The goal of a run, the field of a context that tools and workflows are matched with. */
    public static final String GOAL = "goal";

    /** The version of the tool, the field of a context that outdates what was learned of its predecessor. */
    public static final String TOOL_VERSION = "tool_version";

    /** A name with its value. */
    public record Attribute(String name, Value value) {}

    public Attributes {
        items = List.copyOf(items);
        requireUnique(items);
    }

    private static void requireUnique(List<Attribute> items) {
        if (items.size() < 2) {
            return;
        }
        Set<String> seen = new HashSet<>(items.size() * 2);
        for (Attribute item : items) {
            if (!seen.add(item.name())) {
                throw new IllegalArgumentException("name given twice: " + item.name());
            }
        }
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The value of a name; O(size). */
    public Optional<Value> get(String name) {
        return items.stream()
                .filter(item -> item.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    /** The text of a name's value; empty when there is none. */
    public String text(String name) {
        return get(name).map(Value::text).orElse("");
    }

    /** These attributes with one set, in place of a former value of that name. */
    public Attributes with(String name, Value value) {
        List<Attribute> changed = new ArrayList<>(items);
        changed.removeIf(item -> item.name().equals(name));
        changed.add(new Attribute(name, value));
        return new Attributes(changed);
    }
}
