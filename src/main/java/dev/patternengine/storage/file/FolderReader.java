package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads all segments up to where the log was safe when the reader was made. */
final class FolderReader implements LogReader {
    private static final long CHUNK_BYTES = 1 << 20;

    private final Path folder;
    private final long lastSegment;
    private final long safe;
    private final Positions after;
    private long segment = 1;
    private long bytes;
    private SegmentReader reader;

    FolderReader(Path folder, long lastSegment, long safe, Positions after) {
        this.after = after;
        this.folder = folder;
        this.lastSegment = lastSegment;
        this.safe = safe;
    }

    @Override
    public CompletionStage<List<Entry>> next() {
        return CompletableFuture.supplyAsync(this::read);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        try {
            long enough = bytes + CHUNK_BYTES;
            while (bytes < enough && open()) {
                long before = reader.place();
                Optional<Entry> entry = reader.next();
                entry.filter(this::isNew).ifPresent(entries::add);
                bytes += reader.place() - before;
                if (entry.isEmpty()) {
                    finish();
                }
            }
        } catch (IOException failure) {
            throw new LogFailure("cannot read the log in " + folder + ": " + failure, failure);
        }
        return entries;
    }

    private boolean isNew(Entry entry) {
        return !after.cover(entry.batch().partition(), entry.id());
    }

    private boolean open() throws IOException {
        while (reader == null && segment <= lastSegment) {
            Path file = Segment.path(folder, segment);
            if (Files.exists(file)) {
                reader = new SegmentReader(file, segment == lastSegment ? safe : Long.MAX_VALUE);
            } else {
                segment++;
            }
        }
        return reader != null;
    }

    private void finish() throws IOException {
        if (!reader.damage().isEmpty()) {
            throw new LogFailure("the log is damaged: " + Segment.path(folder, segment) + " at byte " + reader.place()
                    + ": " + reader.damage());
        }
        close();
        segment++;
    }

    @Override
    public void close() {
        try {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        } catch (IOException failure) {
            throw new LogFailure("cannot close the log in " + folder + ": " + failure, failure);
        }
    }
}
