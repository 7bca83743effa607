package dev.patternengine.mining.performance;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.LogScale;
import java.util.Arrays;
import java.util.List;

/**
 * The circumstances that say how long a task takes: of the first eight entries of the context, the first three that take at
 * most 16 different values at the task, numbers in buckets of size e to the ½. Entries of greater variety are left out, or
 * nothing would be alike; that they are is noted in the model, so that a question falls into the same bucket. One owner, one
 * thread.
 */
final class Surroundings {
    private static final int MOST_ENTRIES = 8;
    private static final int MOST_TAKEN = 3;
    private static final int MOST_VALUES = 16;
    private static final int LONGEST_TEXT = 64;
    private static final LogScale SIZES = new LogScale(0.5);

    private final Members values = new Members(MOST_VALUES);

    /** What is needed of a context: name and value of each entry by turns. */
    static long[] entries(Attributes context, Hashes hashes) {
        List<Attribute> items = context.items();
        long[] entries = new long[2 * Math.min(MOST_ENTRIES, items.size())];
        int size = 0;
        for (int place = 0; place < items.size() && size < entries.length; place++) {
            Attribute item = items.get(place);
            if (!item.name().equals(Attributes.GOAL) && !hashes.isSecret(item.name())) {
                entries[size++] = hashes.of(item.name());
                entries[size++] = value(item.value(), hashes);
            }
        }
        return size == entries.length ? entries : Arrays.copyOf(entries, size);
    }

    private static long value(Value value, Hashes hashes) {
        if (value instanceof Value.Numeric number) {
            double size = Math.abs(number.number());
            return size == 0 ? 0 : 2 * SIZES.bucket(size) + (number.number() < 0 ? 1 : 0);
        }
        String text = value.text();
        return hashes.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    /** The bucket of an observation; notes entries that turn out too various. The task itself where no entry counts. */
    long teach(long task, long[] entries, Counts counts) {
        for (int place = 0; place < entries.length; place += 2) {
            long group = Hash64.mix(task, entries[place]);
            if (!values.admit(group, entries[place + 1]) && !isVarious(task, entries[place], counts)) {
                counts.out().add(Cells.various(task), entries[place]);
            }
        }
        return bucket(task, entries, counts);
    }

    private static boolean isVarious(long task, long name, Counts counts) {
        return counts.of(Cells.various(task), name) > 0;
    }

    /** The bucket of a question. */
    static long bucket(long task, long[] entries, Model model) {
        return bucket(task, entries, Counts.of(model));
    }

    private static long bucket(long task, long[] entries, Counts counts) {
        long bucket = task;
        int taken = 0;
        for (int place = 0; place < entries.length && taken < MOST_TAKEN; place += 2) {
            if (!isVarious(task, entries[place], counts)) {
                bucket = Hash64.mix(bucket, Hash64.mix(task, entries[place]), entries[place + 1]);
                taken++;
            }
        }
        return bucket;
    }
}
