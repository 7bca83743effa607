package dev.patternengine.domain;

/**
 * The place of an entry in its partition's log.
 *
 * @param number 1, 2, … without gaps; 0 is the place before the first entry
 * @param epoch raised by each new owner, and by an owner that does not know what became of its last entries
 */
public record EntryId(long number, int epoch) implements Comparable<EntryId> {
    public static final EntryId NONE = new EntryId(0, 0);

    /** The place after this one, under an epoch that is at least that. */
    public EntryId next(int leastEpoch) {
        return new EntryId(number + 1, Math.max(epoch, leastEpoch));
    }

    @Override
    public int compareTo(EntryId other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : Integer.compare(epoch, other.epoch);
    }

    /** The place after this one under the same owner. */
    public EntryId next() {
        return new EntryId(number + 1, epoch);
    }

    @Override
    public String toString() {
        return number + "-" + epoch;
    }
}
