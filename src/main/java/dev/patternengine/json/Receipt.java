package dev.patternengine.json;

import dev.patternengine.domain.Level;
import java.util.List;
import java.util.Optional;

/**
 * What became of observations that were sent together.
 *
 * @param accepted new and learned
 * @param duplicates known already
 * @param rejected refused, each for a reason
 * @param level how safely they are stored; empty when there was nothing to store
 * @param unknownFields fields that were ignored
 * @param items lines that were not plainly accepted, in order
 * @param itemsLeftOut how many more of them there were
 */
public record Receipt(
        long accepted,
        long duplicates,
        long rejected,
        Optional<Level> level,
        long unknownFields,
        List<Item> items,
        long itemsLeftOut) {
    /**
     * A line that was a duplicate, or was refused.
     *
     * @param line 1 for the first
     * @param rejection why it was refused; empty for a duplicate
     */
    public record Item(long line, Optional<Rejection> rejection) {}

    public Receipt {
        items = List.copyOf(items);
    }
}
