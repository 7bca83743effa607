package dev.patternengine.federation;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.FederationStatus.Fault;
import dev.patternengine.message.PeerMessage;
import dev.patternengine.message.SealedEntry;
import java.util.List;
import java.util.function.LongSupplier;

/** What a node's federation has done since it started. One thread. */
final class Traffic {
    private final LongSupplier clock;
    private long bytesIn;
    private long bytesOut;
    private long entriesApplied;
    private long reads;
    private Fault lastError = Fault.NONE;

    /** @param clock epoch milliseconds */
    Traffic(LongSupplier clock) {
        this.clock = clock;
    }

    private static long bytes(PeerMessage message) {
        return message.entries().stream().mapToLong(SealedEntry::size).sum();
    }

    void received(PeerMessage message) {
        bytesIn += bytes(message);
    }

    void sent(PeerMessage message) {
        bytesOut += bytes(message);
    }

    /** What owners begin with is no entry of anybody's. */
    void applied(List<Entry> entries) {
        entriesApplied += entries.stream().filter(entry -> !entry.isBarrier()).count();
    }

    /** Takes what a reading of the log found: nothing was missing where that is nothing, or only what an owner began with. */
    void read(List<Entry> found) {
        if (!found.stream().allMatch(Entry::isBarrier)) {
            reads++;
        }
    }

    void failed(Throwable failure) {
        lastError = new Fault(clock.getAsLong(), String.valueOf(failure.getMessage()));
    }

    /** Of entries that others sent. */
    long bytesIn() {
        return bytesIn;
    }

    /** Of entries sent to others. */
    long bytesOut() {
        return bytesOut;
    }

    /** Entries applied that this node did not store itself since it started. */
    long entriesApplied() {
        return entriesApplied;
    }

    /** How often the log was read and held something that was missing. */
    long reads() {
        return reads;
    }

    Fault lastError() {
        return lastError;
    }
}
