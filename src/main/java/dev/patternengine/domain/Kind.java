package dev.patternengine.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The four kinds of patterns, one miner each. */
public enum Kind {
    SEQUENCE(0),
    RECOVERY(1),
    TOOL(2),
    PERFORMANCE(3);

    /** All kinds, in the order of the evidence parts. */
    public static final List<Kind> ALL = List.of(values());

    private final int place;

    Kind(int place) {
        this.place = place;
    }

    /** The place of the kind's part in the evidence of an entry: stored, so never to be changed. */
    public int place() {
        return place;
    }

    /** The kind's name in the interface and in addresses: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String label) {
        return ALL.stream().filter(kind -> kind.label().equals(label)).findFirst();
    }
}
