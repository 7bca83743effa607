package dev.patternengine.storage.file;

/**
 * The bounds of a log in files.
 *
 * @param segmentBytes a segment that has grown to as much is followed by a new one
 * @param mostWaiting how many appends may wait
 * @param waitingBytes how much memory appends that wait may take, about; one always may wait
 * @param entryBytes how large an entry may be
 */
record LogLimits(long segmentBytes, int mostWaiting, long waitingBytes, int entryBytes) {
    static LogLimits of(long segmentBytes) {
        return new LogLimits(segmentBytes, 4_096, 64 << 20, Segment.LARGEST_PAYLOAD);
    }
}
