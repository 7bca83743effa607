package dev.patternengine.access;

/**
 * How many observations a tenant may tell: so many a second for ever, and so many at once after a pause.
 *
 * @param perSecond at least 1
 * @param burst at least {@code perSecond}
 */
public record Rate(long perSecond, long burst) {
    private static final long MOST = 1_000_000_000;

    public Rate {
        if (perSecond < 1 || perSecond > MOST) {
            throw new IllegalArgumentException(
                    "a rate must be 1 to " + MOST + " observations a second, not " + perSecond);
        }
        if (burst < perSecond || burst > MOST) {
            throw new IllegalArgumentException(
                    "a burst must be at least what the rate gives in a second, and at most " + MOST + ", not " + burst);
        }
    }

    /** Seconds in which the whole burst comes back, rounded up. */
    public long window() {
        return (burst + perSecond - 1) / perSecond;
    }
}
