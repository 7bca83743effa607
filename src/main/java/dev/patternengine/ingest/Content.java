package dev.patternengine.ingest;

import static dev.patternengine.domain.Hash64.mix;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;

/**
 * What an observation says, but for its id and its session, in 32 bits: tells whether an id comes again with other content.
 * 24 bits are of the content without its time, whatever the order of its attributes; 8 are of the time, 0 where the owner has
 * filled it in. Equal on every node and in every version, because checkpoints hold it.
 *
 * <p>Equal content never looks different. Of a thousand ids that come again with a content of their own, all but .0001 are
 * told; where only the time differs, all but 4.
 */
final class Content {
    /** Of content that nobody noted: may be equal to any. */
    static final int UNKNOWN = 0;

    private static final int TIME_BITS = 8;
    private static final int TIME_MASK = (1 << TIME_BITS) - 1;

    private Content() {}

    /**
     * @param observation as it is stored, with its timestamp filled in
     * @param stamp of the batch that stores it
     */
    static int of(Observation observation, long stamp) {
        int rest = (int) rest(observation) << TIME_BITS;
        return (rest == 0 ? 1 << TIME_BITS : rest) | time(observation.timestamp(), stamp);
    }

    private static int time(long moment, long stamp) {
        boolean filled = moment == stamp || moment == stamp + Lanes.FUTURE_MILLIS;
        return filled ? 0 : 1 + (int) Long.remainderUnsigned(mix(moment, 0), TIME_MASK);
    }

    private static long rest(Observation observation) {
        long names = mix(
                mix(observation.agent().hashCode(), observation.task().hashCode()),
                mix(observation.tool().hashCode(), observation.error().hashCode()));
        long numbers = mix(
                Double.doubleToLongBits(observation.executionTime()), Double.doubleToLongBits(observation.outcome()));
        long flags = observation.success().name().hashCode() * 4L
                + (observation.started() ? 2 : 0)
                + (observation.end() ? 1 : 0);
        long attributes = mix(sum(observation.context()), sum(observation.params()));
        return mix(mix(names, numbers), mix(flags, attributes));
    }

    private static long sum(Attributes attributes) {
        long sum = 0;
        for (Attribute item : attributes.items()) {
            sum += mix(item.name().hashCode(), hash(item.value()));
        }
        return sum;
    }

    private static long hash(Value value) {
        if (value instanceof Value.Numeric numeric) {
            return mix(1, Double.doubleToLongBits(numeric.number()));
        }
        return mix(value instanceof Value.Flag ? 2 : 3, value.text().hashCode());
    }

    /** False when the contents certainly differ. */
    static boolean mayBeEqual(int one, int other) {
        if (one == UNKNOWN || other == UNKNOWN) {
            return true;
        }
        int oneTime = one & TIME_MASK;
        int otherTime = other & TIME_MASK;
        return one >>> TIME_BITS == other >>> TIME_BITS && (oneTime == otherTime || oneTime == 0 || otherTime == 0);
    }
}
