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
 * @param warnings what is wrong with what was sent lately, for people; mostly nothing
 * @param isReflected whether the next answer of the node that was asked reflects all of them
 */
public record Receipt(
        long accepted,
        long duplicates,
        long rejected,
        Optional<Level> level,
        long unknownFields,
        List<Item> items,
        long itemsLeftOut,
        List<String> warnings,
        boolean isReflected) {
    /**
     * A line that was a duplicate, or was refused.
     *
     * @param line 1 for the first
     * @param isDuplicate else it was refused
     * @param complaint why it was refused; of a duplicate, that it was known with other content
     */
    public record Item(long line, boolean isDuplicate, Optional<Rejection> complaint) {
        public static Item rejected(Rejection rejection) {
            return new Item(rejection.line(), false, Optional.of(rejection));
        }

        public static Item duplicate(long line, boolean different) {
            Rejection other = new Rejection(line, "/id", "was sent before with other content, which stays");
            return new Item(line, true, different ? Optional.of(other) : Optional.empty());
        }
    }

    public Receipt {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }
}
