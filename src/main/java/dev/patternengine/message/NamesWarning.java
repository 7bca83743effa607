package dev.patternengine.message;

/**
 * Task names hold what differs each time, so that nothing comes twice.
 *
 * @param shape what the names have in common, {@code <*>} for the rest
 * @param names how many different ones there were lately
 * @param once how many of them were seen once
 */
public record NamesWarning(String shape, int names, int once) {
    /** What is wrong, and what to do, for people. */
    public String text() {
        return once + " of " + names + " task names like " + shape
                + " were seen once lately: nothing can be learned from names that do not come again. Give the task one name, and put"
                + " what differs into params or context.";
    }
}
