package dev.patternengine.http;

import dev.patternengine.domain.Level;
import dev.patternengine.json.Receipt;
import dev.patternengine.json.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts what becomes of the observations of one request. Memory: at most {@value #MOST_ITEMS} items. */
final class Tally {
    static final int MOST_ITEMS = 1_000;

    private final List<Receipt.Item> items = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long rejected;
    private long unknownFields;
    private long leftOut;
    private Level level;
    private boolean reflected = true;

    void reject(Rejection rejection) {
        rejected++;
        item(Receipt.Item.rejected(rejection));
    }

    /** @param different whether what was known under its id said something else */
    void duplicate(long line, boolean different) {
        duplicates++;
        item(Receipt.Item.duplicate(line, different));
    }

    void accept(long count) {
        accepted += count;
    }

    void ignore(int fields) {
        unknownFields += fields;
    }

    /** The weakest promise counts. */
    void stored(Level told, boolean isReflected) {
        level = level == null || told.compareTo(level) < 0 ? told : level;
        reflected &= isReflected;
    }

    private void item(Receipt.Item item) {
        if (items.size() < MOST_ITEMS) {
            items.add(item);
        } else {
            leftOut++;
        }
    }

    /** Why the first of the lines that are to be told was refused. */
    Optional<Rejection> complaint() {
        return items.stream().findFirst().flatMap(Receipt.Item::complaint);
    }

    /** @param warnings to be told with it */
    Receipt receipt(List<String> warnings) {
        List<Receipt.Item> ordered = items.stream()
                .sorted(Comparator.comparingLong(Receipt.Item::line))
                .toList();
        return new Receipt(
                accepted,
                duplicates,
                rejected,
                Optional.ofNullable(level),
                unknownFields,
                ordered,
                leftOut,
                warnings,
                reflected);
    }
}
