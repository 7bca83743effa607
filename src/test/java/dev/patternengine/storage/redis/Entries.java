package dev.patternengine.storage.redis;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small entries, and all that a log holds. */
final class Entries {
    private Entries() {}

    /** The entry of that number under epoch 1. */
    static Entry entry(int partition, long number) {
        return entry(partition, new EntryId(number, 1), number == 1 ? EntryId.NONE : new EntryId(number - 1, 1), "");
    }

    static Entry entry(int partition, EntryId id, EntryId predecessor, String text) {
        Observation observation =
                Observation.of("task " + id + text).timestamp(id.number()).build();
        Batch batch = Batch.of("t", partition, 9, List.of(new Placed(partition, true, false, observation)));
        Evidence evidence =
                new Evidence.Builder().add(partition, id.number(), 1).build();
        return new Entry(id, predecessor, batch, Collections.nCopies(4, evidence));
    }

    static List<Entry> all(Log log) {
        return after(log, Positions.NONE);
    }

    static List<Entry> after(Log log, Positions positions) {
        return all(log.reader(positions));
    }

    static List<Entry> all(LogReader unread) {
        List<Entry> all = new ArrayList<>();
        try (LogReader reader = unread) {
            for (List<Entry> chunk = Wait.result(reader.next()); !chunk.isEmpty(); chunk = Wait.result(reader.next())) {
                all.addAll(chunk);
            }
        }
        return all;
    }
}
