package dev.patternengine.domain;

import java.util.List;

/**
 * The unit of append, acknowledgement and replay: a batch together with what the four miners made of it.
 *
 * @param id its place
 * @param predecessor the place it must follow; an append is refused when the log ends elsewhere
 * @param batch the observations
 * @param evidence one part a kind, at its {@link Kind#place()}
 */
public record Entry(EntryId id, EntryId predecessor, Batch batch, List<Evidence> evidence) {
    private static final String NOBODY = "";

    public Entry {
        evidence = List.copyOf(evidence);
        if (evidence.size() != Kind.ALL.size()) {
            throw new IllegalArgumentException("evidence must have one part a kind, not " + evidence.size());
        }
    }

    /** What a new owner begins with: teaches nothing, is nobody's, and closes the log to the owner before. */
    public static Entry barrier(int partition, EntryId id, EntryId predecessor) {
        List<Evidence> nothing = Kind.ALL.stream().map(kind -> Evidence.EMPTY).toList();
        return new Entry(id, predecessor, Batch.of(NOBODY, partition, 0, List.of()), nothing);
    }

    public boolean isBarrier() {
        return batch.tenant().equals(NOBODY);
    }

    public Evidence evidence(Kind kind) {
        return evidence.get(kind.place());
    }
}
