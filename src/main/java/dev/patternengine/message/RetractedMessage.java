package dev.patternengine.message;

/**
 * What was taken back, or would be.
 *
 * @param observations taken back
 * @param entries that held them and nothing else
 * @param mixed observations that could not be: their entries hold others' too
 * @param since the stamp of the tenant's first entry that is still held, epoch milliseconds; {@link Long#MAX_VALUE} where there is none
 */
public record RetractedMessage(long observations, long entries, long mixed, long since) {
    /** Nothing at all. */
    public static final RetractedMessage NOTHING = new RetractedMessage(0, 0, 0, Long.MAX_VALUE);

    /** Both together. */
    public RetractedMessage and(RetractedMessage other) {
        return new RetractedMessage(
                observations + other.observations,
                entries + other.entries,
                mixed + other.mixed,
                Math.min(since, other.since));
    }
}
