package dev.patternengine.json;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a flat map of names to texts, numbers and flags; entries whose value is null are dropped. */
final class AttributeReader {
    private AttributeReader() {}

    static Attributes read(Input input) throws IOException {
        if (input.isNull()) {
            return Attributes.NONE;
        }
        input.require(input.isObject(), "must be an object of names and values");
        List<Attribute> items = new ArrayList<>(8);
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            String name = input.checkedName(field, Limits.NAME);
            if (!input.isNull()) {
                input.require(
                        items.size() < Limits.ATTRIBUTES,
                        "is one entry more than the " + Limits.ATTRIBUTES + " allowed");
                items.add(new Attribute(name, value(input)));
            }
        }
        return items.isEmpty() ? Attributes.NONE : new Attributes(items);
    }

    private static Value value(Input input) throws IOException {
        if (input.isString()) {
            return Value.of(input.text());
        }
        if (input.isNumber()) {
            return Value.of(input.number());
        }
        input.require(input.isFlag(), "must be a string, number or boolean: context and params are flat");
        return Value.of(input.flag());
    }
}
