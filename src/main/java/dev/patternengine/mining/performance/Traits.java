package dev.patternengine.mining.performance;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import java.util.List;

/**
 * Circumstances as a vector of whole numbers, for sums that a line can be fitted through: a constant, then the first 20 entries
 * of the context but for the goal. A number counts by its size, the logarithm of its thousandfold plus 1 with its sign; a text of
 * up to 64 characters or a flag counts 1 where it holds, else 0, as whatever is missing does. In units of 1/{@value #UNIT}.
 *
 * <p>Built once, then only read.
 */
final class Traits {
    static final int UNIT = 64;

    private static final int MOST = 21;
    private static final int LONGEST_TEXT = 64;
    private static final double PER_UNIT_OF_VALUE = 1_000;
    private static final double FARTHEST = 64;
    private static final long CONSTANT = Hash64.of("constant");

    private final long[] names = new long[MOST];
    private final long[] values = new long[MOST];
    private int size = 1;

    private Traits() {
        names[0] = CONSTANT;
        values[0] = UNIT;
    }

    static Traits of(Attributes context, Hashes hashes) {
        Traits traits = new Traits();
        List<Attribute> items = context.items();
        for (int place = 0; place < items.size() && traits.size < MOST; place++) {
            String name = items.get(place).name();
            if (!name.equals(Attributes.GOAL) && !hashes.isSecret(name)) {
                traits.add(items.get(place), hashes);
            }
        }
        return traits;
    }

    private void add(Attribute item, Hashes hashes) {
        long name = hashes.of(item.name());
        if (item.value() instanceof Value.Numeric number) {
            add(name, Math.round(UNIT * sizeOf(number.number())));
        } else {
            String text = item.value().text();
            if (text.length() <= LONGEST_TEXT) {
                add(Hash64.mix(name, hashes.of(text)), UNIT);
            }
        }
    }

    private static double sizeOf(double number) {
        return Math.copySign(Math.min(FARTHEST, Math.log1p(PER_UNIT_OF_VALUE * Math.abs(number))), number);
    }

    private void add(long name, long value) {
        names[size] = name;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long name(int place) {
        return names[place];
    }

    long value(int place) {
        return values[place];
    }
}
