package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import java.util.concurrent.CompletableFuture;

/** What waits for the thread that writes. */
sealed interface Work {
    /** Tells whoever waits for it. */
    CompletableFuture<?> done();

    /** How much memory it takes, about. */
    long bytes();

    /** An entry to be appended. */
    record Append(Entry entry, long bytes, CompletableFuture<Level> done) implements Work {
        Append(Entry entry) {
            this(entry, EntrySize.of(entry), new CompletableFuture<>());
        }
    }

    /** The log to be begun anew where it ends before the positions. */
    record Resume(Positions contained, CompletableFuture<Void> done) implements Work {
        @Override
        public long bytes() {
            return 0;
        }
    }

    /** A segment to be begun. */
    record Seal(CompletableFuture<Void> done) implements Work {
        @Override
        public long bytes() {
            return 0;
        }
    }

    /** Segments to be deleted. */
    record Trim(Positions covered, CompletableFuture<Void> done) implements Work {
        @Override
        public long bytes() {
            return 0;
        }
    }
}
