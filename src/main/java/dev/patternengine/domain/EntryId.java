package dev.patternengine.domain;

/**
 * The place of an entry in its partition's log.
 *
 * @param number 1, 2, … without gaps; 0 is the place before the first entry
 * @param epoch raised by each new owner
 */
public record EntryId(long number, int epoch) {
    public static final EntryId NONE = new EntryId(0, 0);

    /** The place after this one under the same owner. */
    public EntryId next() {
        return new EntryId(number + 1, epoch);
    }

    @Override
    public String toString() {
        return number + "-" + epoch;
    }
}
