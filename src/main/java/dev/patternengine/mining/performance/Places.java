package dev.patternengine.mining.performance;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import java.util.Arrays;

/**
 * The circumstances within which times are comparable. All entries of the context count, the goal among them, and who is at work, so
 * that none that drives the time and the choice is overlooked: a number above 0 by its size, in buckets of e to the {@value #WIDTH}, any other value as it is;
 * only what takes more than {@value #MOST_VALUES} values at the task, such as a name of one run, is left out. Numbers among the
 * parameters count by their size too, but for the compared one, as log(1 + value): these only from 0 on, for they may be switches. The
 * sizes of the first {@value Place#MOST_SIZES} numbers are kept beside the bucket.
 *
 * <p>Cost: O(entries and parameters). One owner, one thread.
 */
final class Places {
    static final double WIDTH = 5;

    private static final int MOST_VALUES = 16;
    private static final int LONGEST_TEXT = 64;
    private static final long PARAMETER = Hash64.of("a parameter's size");
    private static final long AGENT = Hash64.of("who is at work");

    private final Members values = new Members(MOST_VALUES);
    private final Hashes hashes;

    Places(Hashes hashes) {
        this.hashes = hashes;
    }

    /** Where an observation is; an agent that is named beside a session is a circumstance like any entry of the context. */
    Building at(long task, Observation observation) {
        Building building = new Building(task);
        if (!observation.agent().isEmpty() && !observation.session().isEmpty()) {
            addText(task, AGENT, observation.agent(), building);
        }
        Attributes context = observation.context();
        for (int place = 0; place < context.items().size(); place++) {
            Attribute item = context.items().get(place);
            if (hashes.isSecret(item.name())) {
                continue;
            }
            long name = hashes.of(item.name());
            if (item.value() instanceof Value.Numeric number && number.number() > 0) {
                building.add(name, Math.log(number.number()));
            } else {
                addText(task, name, item.value().text(), building);
            }
        }
        return building;
    }

    private void addText(long task, long name, String text, Building building) {
        long group = Hash64.mix(task, name);
        long value = hashes.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        if (values.isSmallWith(group, value)) {
            building.bucket = Hash64.mix(building.bucket, name, value);
        }
    }

    /** Where it is if of the parameters the one of this name is the compared one. */
    Place of(Building context, Attributes params, String compared) {
        Building building = new Building(context);
        for (int place = 0; place < params.items().size(); place++) {
            Attribute item = params.items().get(place);
            if (item.value() instanceof Value.Numeric number
                    && number.number() >= 0
                    && !item.name().equals(compared)
                    && !hashes.isSecret(item.name())) {
                building.add(Hash64.mix(PARAMETER, hashes.of(item.name())), Math.log1p(number.number()));
            }
        }
        return building.place();
    }

    /** A place as it is put together. */
    static final class Building {
        private final double[] sizes;
        private long bucket;
        private long kind;
        private int taken;

        private Building(long task) {
            sizes = new double[Place.MOST_SIZES];
            bucket = task;
            kind = task;
        }

        private Building(Building other) {
            sizes = other.sizes.clone();
            bucket = other.bucket;
            kind = other.kind;
            taken = other.taken;
        }

        private void add(long name, double size) {
            bucket = Hash64.mix(bucket, name, Math.round(size / WIDTH));
            if (taken < sizes.length) {
                kind = Hash64.mix(kind, name);
                sizes[taken++] = size;
            }
        }

        private Place place() {
            return new Place(bucket, kind, Arrays.copyOf(sizes, taken));
        }
    }
}
