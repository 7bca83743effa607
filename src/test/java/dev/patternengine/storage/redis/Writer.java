package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.storage.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Appends to one partition as an owner does: several at a time, and after a failure from where the log ends. Keeps a ledger of
 * what was acknowledged.
 */
final class Writer {
    private static final int AT_A_TIME = 5;

    private final Log log;
    private final int partition;
    private final Map<EntryId, Entry> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private int attempts;

    Writer(Log log, int partition) {
        this.log = log;
        this.partition = partition;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    private int failures() {
        return failures.get();
    }

    /** Appends until so many were acknowledged, and so many failed. */
    void appendUntil(int enough, int enoughFailures) {
        while (acknowledged() < enough || failures() < enoughFailures) {
            appendSome();
        }
    }

    private void appendSome() {
        EntryId before = log.last(partition);
        Map<Entry, CompletionStage<Level>> some = new HashMap<>();
        for (int count = 0; count < AT_A_TIME; count++) {
            EntryId id = before.number() == 0 ? new EntryId(1, 1) : before.next();
            Entry entry = Entries.entry(partition, id, before, ", attempt " + ++attempts);
            some.put(entry, log.append(entry));
            before = id;
        }
        some.forEach(this::note);
    }

    private void note(Entry entry, CompletionStage<Level> append) {
        try {
            Wait.result(append);
        } catch (RuntimeException failed) {
            failures.incrementAndGet();
            return;
        }
        assertThat(acknowledged.put(entry.id(), entry)).as("acknowledged twice").isNull();
    }

    /** Everything acknowledged is there, once, in its place; between and after it may be what was not acknowledged. */
    void verify(List<Entry> stored) {
        List<Entry> mine = new ArrayList<>(stored);
        mine.removeIf(entry -> entry.batch().partition() != partition);
        assertThat(mine).extracting(Entry::id).doesNotHaveDuplicates();
        for (int place = 0; place < mine.size(); place++) {
            assertThat(mine.get(place).id().number()).isEqualTo(place + 1);
        }
        assertThat(mine).containsAll(acknowledged.values());
    }
}
