package dev.patternengine.ingest;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.StoredMessage;
import dev.patternengine.storage.Log;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A round on its way to the log.
 *
 * @param appends of the entries, in their order
 * @param all completes when all of them have, well or not
 */
record Storing(Round round, List<Entry> entries, List<Future<Level>> appends, Future<?> all) {
    /** Appends the entries. */
    static Storing begin(Round round, List<Entry> entries, Log log, Context context) {
        List<Future<Level>> appends = entries.stream()
                .map(entry -> Future.fromCompletionStage(log.append(entry), context))
                .toList();
        return new Storing(round, List.copyOf(entries), appends, Future.join(appends));
    }

    /** An entry that was not appended, as far as is known. */
    record Failed(Entry entry, Throwable cause) {}

    /** What was not appended. */
    List<Failed> failed() {
        List<Failed> failed = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            if (appends.get(place).failed()) {
                failed.add(new Failed(entries.get(place), appends.get(place).cause()));
            }
        }
        return failed;
    }

    /**
     * How safe all of it is, where nothing failed.
     *
     * @param best what the log promises
     */
    Level level(Level best) {
        Level level = best;
        for (Future<Level> append : appends) {
            level = level.and(append.result());
        }
        return level;
    }

    /**
     * Tells the senders that all is stored; where there are other nodes, also up to where they must have applied the log before their answers
     * reflect it.
     *
     * @param best what the log promises
     * @param alone whether there are none
     * @param earlier up to where what is older was stored
     */
    void acknowledge(Level best, boolean alone, Supplier<Positions> earlier) {
        if (alone) {
            round.acknowledge(level(best), Positions.NONE, () -> Positions.NONE);
        } else {
            round.acknowledge(level(best), new StoredMessage(entries).ends(), earlier);
        }
    }
}
