package dev.patternengine.engine;

import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.mining.Learner;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an engine runs.
 *
 * @param data the folder of the log; empty: everything is forgotten at the end
 * @param segmentBytes a log file that has grown to as much is followed by a new one
 * @param ingest bounds of ingest
 * @param learner bounds of each miner
 */
public record Settings(Optional<Path> data, long segmentBytes, IngestSettings ingest, Learner.Limits learner) {
    /** Nothing is kept, nothing listens. */
    public static final Settings DEFAULT =
            new Settings(Optional.empty(), 64L << 20, IngestSettings.DEFAULT, Learner.Limits.DEFAULT);

    public Settings {
        if (segmentBytes < 1_024) {
            throw new IllegalArgumentException("segmentBytes must be at least 1024, not " + segmentBytes);
        }
    }

    /** Keeps everything in a folder, which is made when it is not there. */
    public Settings withData(Path folder) {
        return new Settings(Optional.of(folder), segmentBytes, ingest, learner);
    }

    public Settings withSegmentBytes(long other) {
        return new Settings(data, other, ingest, learner);
    }

    public Settings withIngest(IngestSettings other) {
        return new Settings(data, segmentBytes, other, learner);
    }

    public Settings withLearner(Learner.Limits other) {
        return new Settings(data, segmentBytes, ingest, other);
    }
}
