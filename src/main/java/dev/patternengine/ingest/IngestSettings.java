package dev.patternengine.ingest;

import dev.patternengine.mining.Sessions;
import java.util.function.LongSupplier;

/**
 * The bounds of ingest.
 *
 * @param partitions how many there are: fixed when the data are first written
 * @param mostWaiting observations that may wait to be taught; more are refused
 * @param mostWaitingCharacters of their texts; a quarter is taught together, about
 * @param largestRound observations taught together, about
 * @param mostStoring rounds that may be on their way to the log
 * @param tickMillis how often sessions are looked through for those that ended by silence
 * @param restoreDelayMillis how long to wait after the log failed before it is tried again
 * @param checkpointBytes by which the log must have grown before the next checkpoint
 * @param erasurePauseMillis between the checkpoints that what was erased goes by, and the next such
 * @param sessions when sessions end by themselves
 * @param clock epoch milliseconds
 */
public record IngestSettings(
        int partitions,
        int mostWaiting,
        long mostWaitingCharacters,
        int largestRound,
        int mostStoring,
        long tickMillis,
        long restoreDelayMillis,
        long checkpointBytes,
        long erasurePauseMillis,
        Sessions.Limits sessions,
        LongSupplier clock) {
    public static final IngestSettings DEFAULT = new IngestSettings(
            64,
            50_000,
            64 << 20,
            4_096,
            4,
            60_000,
            1_000,
            64 << 20,
            600_000,
            Sessions.Limits.DEFAULT,
            System::currentTimeMillis);

    public IngestSettings {
        if (partitions < 1 || mostWaiting < 1 || mostWaitingCharacters < 1 || largestRound < 1 || mostStoring < 1) {
            throw new IllegalArgumentException("bounds of ingest must be positive");
        }
        if (checkpointBytes < 1) {
            throw new IllegalArgumentException("checkpointBytes must be positive, not " + checkpointBytes);
        }
    }

    public IngestSettings withClock(LongSupplier other) {
        return new IngestSettings(
                partitions,
                mostWaiting,
                mostWaitingCharacters,
                largestRound,
                mostStoring,
                tickMillis,
                restoreDelayMillis,
                checkpointBytes,
                erasurePauseMillis,
                sessions,
                other);
    }

    public IngestSettings withSessions(Sessions.Limits other) {
        return new IngestSettings(
                partitions,
                mostWaiting,
                mostWaitingCharacters,
                largestRound,
                mostStoring,
                tickMillis,
                restoreDelayMillis,
                checkpointBytes,
                erasurePauseMillis,
                other,
                clock);
    }

    public IngestSettings withCheckpointBytes(long other) {
        return new IngestSettings(
                partitions,
                mostWaiting,
                mostWaitingCharacters,
                largestRound,
                mostStoring,
                tickMillis,
                restoreDelayMillis,
                other,
                erasurePauseMillis,
                sessions,
                clock);
    }

    public IngestSettings withErasurePauseMillis(long other) {
        return new IngestSettings(
                partitions,
                mostWaiting,
                mostWaitingCharacters,
                largestRound,
                mostStoring,
                tickMillis,
                restoreDelayMillis,
                checkpointBytes,
                other,
                sessions,
                clock);
    }

    public IngestSettings withTickMillis(long other) {
        return new IngestSettings(
                partitions,
                mostWaiting,
                mostWaitingCharacters,
                largestRound,
                mostStoring,
                other,
                restoreDelayMillis,
                checkpointBytes,
                erasurePauseMillis,
                sessions,
                clock);
    }
}
