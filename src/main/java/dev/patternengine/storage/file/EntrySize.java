package dev.patternengine.storage.file;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Value;

/** How much memory an entry takes while it waits, about: texts by their length, increments by their number. O(observations). */
final class EntrySize {
    private static final long ENTRY_BYTES = 500;
    private static final long OBSERVATION_BYTES = 200;
    private static final long ATTRIBUTE_BYTES = 50;
    private static final long OUTCOME_BYTES = 100;
    private static final long NAME_BYTES = 100;
    private static final long INCREMENT_BYTES = 3 * Long.BYTES;

    private EntrySize() {}

    static long of(Entry entry) {
        long bytes = ENTRY_BYTES
                + OUTCOME_BYTES * entry.batch().outcomes().size()
                + Long.BYTES * (long) entry.batch().ended().size();
        for (Placed placed : entry.batch().observations()) {
            bytes += of(placed.observation());
        }
        for (Evidence evidence : entry.evidence()) {
            bytes += INCREMENT_BYTES * evidence.size()
                    + NAME_BYTES * evidence.names().size();
        }
        return bytes;
    }

    private static long of(Observation observation) {
        return OBSERVATION_BYTES
                + observation.id().length()
                + observation.session().length()
                + observation.agent().length()
                + observation.task().length()
                + observation.tool().length()
                + observation.error().length()
                + of(observation.context())
                + of(observation.params());
    }

    private static long of(Attributes attributes) {
        long bytes = 0;
        for (Attributes.Attribute attribute : attributes.items()) {
            bytes += ATTRIBUTE_BYTES + attribute.name().length();
            if (attribute.value() instanceof Value.Text text) {
                bytes += text.text().length();
            }
        }
        return bytes;
    }
}
