package dev.patternengine.examples;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Placed;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Cases;
import dev.patternengine.mining.Recogniser.Recognition;
import java.util.List;

/** Looks for cases in entries as they are read, but for what is forgotten. One search, one thread. */
final class Reading {
    private final Recognition recognition;
    private final Forgotten forgotten;
    private final Cases supporting;
    private final Cases contradicting;
    private long entries;
    private long observations;
    private long since = Long.MAX_VALUE;
    private boolean cutShort;

    /** @param limit cases of each sort */
    Reading(Recognition recognition, Forgotten forgotten, int limit) {
        this.recognition = recognition;
        this.forgotten = forgotten;
        this.supporting = new Cases(limit);
        this.contradicting = new Cases(limit);
    }

    /** Takes entries as they are read. */
    void read(List<Entry> all) {
        for (Entry entry : all) {
            if (!forgotten.covers(entry)) {
                read(entry);
            }
        }
    }

    private void read(Entry entry) {
        Batch batch = entry.batch();
        long before = observations;
        for (Placed placed : batch.observations()) {
            if (!forgotten.covers(entry, placed)) {
                observations++;
                recognition.recogniser().see(placed, this::found);
            }
        }
        batch.ended().forEach(session -> recognition.recogniser().end(session, this::found));
        if (observations > before) {
            entries++;
            since = Math.min(since, batch.stamp());
        }
    }

    private void found(Case one) {
        (one.supports() ? supporting : contradicting).add(one);
    }

    /** There was no time to look further. */
    Reading cutShort() {
        cutShort = true;
        return this;
    }

    boolean isCutShort() {
        return cutShort;
    }

    /** Whether nothing more is wanted, or nothing more can be had. */
    boolean isEnough() {
        return cutShort || (supporting.isFull() && contradicting.isFull());
    }

    /**
     * What was found.
     *
     * @param kept whether the log keeps what it is told
     */
    Examples told(boolean kept) {
        String nothing =
                "this engine keeps no observations, so there is nothing to look through; with a data folder or Redis it would";
        return new Examples(
                supporting.side(recognition.supports(), recognition.recogniser()::variant),
                contradicting.side(recognition.contradicts(), recognition.recogniser()::variant),
                new Examples.Searched(entries, observations, since, cutShort),
                kept ? recognition.note() : nothing);
    }
}
