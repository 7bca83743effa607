package dev.patternengine.mining.performance;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.stats.LogScale;

/**
 * The circumstances within which times are comparable: the first three entries of the context that take at most 16
 * different values at the task, numbers in buckets of size e to the ½. Entries of greater variety are left out, or
 * nothing could be compared. One owner, one thread.
 */
final class Surroundings {
    private static final int MOST_ENTRIES = 3;
    private static final int MOST_VALUES = 16;
    private static final int LONGEST_TEXT = 64;
    private static final LogScale SIZES = new LogScale(0.5);

    private final Members values = new Members(MOST_VALUES);
    private final Hashes hashes = new Hashes();

    /** The bucket of a task's context. */
    long bucket(long task, Attributes context) {
        long bucket = task;
        int taken = 0;
        for (int place = 0; place < context.items().size() && taken < MOST_ENTRIES; place++) {
            Attribute item = context.items().get(place);
            if (!item.name().equals(Attributes.GOAL)) {
                long group = Hash64.mix(task, hashes.of(item.name()));
                long value = value(item.value());
                if (values.admit(group, value) && values.isSmall(group)) {
                    bucket = Hash64.mix(bucket, group, value);
                    taken++;
                }
            }
        }
        return bucket;
    }

    private long value(Value value) {
        if (value instanceof Value.Numeric number) {
            double size = Math.abs(number.number());
            return size == 0 ? 0 : 2 * SIZES.bucket(size) + (number.number() < 0 ? 1 : 0);
        }
        String text = value.text();
        return hashes.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }
}
