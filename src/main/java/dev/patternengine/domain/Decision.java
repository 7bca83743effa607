package dev.patternengine.domain;

import java.util.List;

/** What a person decided about a tenant's knowledge: stored in the log as a part of a {@link Batch}, and so known to every node. */
public sealed interface Decision {
    /** Whether it erases, so that what the log and the checkpoints hold of it must go. */
    default boolean erases() {
        return false;
    }

    /** All that was learned of the batch's tenant in earlier generations is gone. */
    record TenantErased() implements Decision {
        @Override
        public boolean erases() {
            return true;
        }
    }

    /**
     * An open session is forgotten, without teaching how it ended.
     *
     * @param session its key, of the batch's partition
     */
    record SessionErased(long session) implements Decision {
        @Override
        public boolean erases() {
            return true;
        }
    }

    /**
     * What entries taught is taken back: the evidence beside this decision is theirs with the sign turned.
     *
     * @param entries their numbers, in the batch's partition, ascending
     */
    record EntriesRetracted(List<Long> entries) implements Decision {
        public EntriesRetracted {
            entries = List.copyOf(entries);
        }
    }

    /** Somebody said what to do with a pattern, in place of what the same person said before. */
    record PatternReviewed(String pattern, Review review) implements Decision {}
}
