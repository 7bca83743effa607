package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads a checkpoint on a thread of its own, which ends when this is closed. */
final class FileCheckpointReader implements CheckpointReader {
    private final CheckpointScan scan;
    private final List<String> damaged;
    private final OwnThread thread = new OwnThread("checkpoint-reader", "the reader of a checkpoint");

    /** @param damaged what newer ones were passed over for */
    FileCheckpointReader(CheckpointScan scan, List<String> damaged) {
        this.scan = scan;
        this.damaged = List.copyOf(damaged);
    }

    @Override
    public Positions positions() {
        return scan.positions();
    }

    @Override
    public List<String> damaged() {
        return damaged;
    }

    @Override
    public CompletionStage<Optional<CheckpointPart>> next() {
        return thread.call(scan::next);
    }

    @Override
    public void close() {
        thread.end(scan::close);
    }
}
