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

    /** Up to so many, comparing each with each is cheaper than a set. */
    private static final int FEW = 16;

    /** A name with its value. */
    public record Attribute(String name, Value value) {}

    public Attributes {
        items = List.copyOf(items);
        requireUnique(items);
    }

    private static void requireUnique(List<Attribute> items) {
        if (items.size() > FEW) {
            requireUniqueOfMany(items);
            return;
        }
        for (int place = 1; place < items.size(); place++) {
            for (int before = 0; before < place; before++) {
                require(!items.get(place).name().equals(items.get(before).name()), items.get(place));
            }
        }
    }

    private static void requireUniqueOfMany(List<Attribute> items) {
        Set<String> seen = new HashSet<>(items.size() * 2);
        for (Attribute item : items) {
            require(seen.add(item.name()), item);
        }
    }

    private static void require(boolean first, Attribute item) {
        if (!first) {
            throw new IllegalArgumentException("name given twice: " + item.name());
        }
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** How many characters names and texts have. */
    int characters() {
        int sum = 0;
        for (int place = 0; place < items.size(); place++) {
            Attribute item = items.get(place);
            sum += item.name().length()
                    + (item.value() instanceof Value.Text text ? text.text().length() : Long.BYTES);
        }
        return sum;
    }

    /** The value of a name; O(size). */
    public Optional<Value> get(String name) {
        for (int place = 0; place < items.size(); place++) {
            if (items.get(place).name().equals(name)) {
                return Optional.of(items.get(place).value());
            }
        }
        return Optional.empty();
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
