package dev.patternengine.storage.redis;

import dev.patternengine.domain.EntryId;
import io.vertx.redis.client.Response;

/**
 * What a stream holds.
 *
 * @param last the last id it ever gave
 * @param first the first it holds; {@link EntryId#NONE} when it holds none
 * @param holds whether it holds the one asked for
 */
record Ends(EntryId last, EntryId first, boolean holds) {
    static Ends of(Response answer) {
        return new Ends(
                StoredEntry.id(answer.get(0).toString()),
                StoredEntry.id(answer.get(1).toString()),
                answer.get(2).toInteger() > 0);
    }

    /** Whether it was trimmed up to there. */
    private boolean trimmed(EntryId known) {
        return first.number() == 0 ? known.number() <= last.number() : first.number() > known.number();
    }

    /** Whether the known entry is in it, or was and is trimmed. */
    boolean continues(EntryId known) {
        return last.equals(known)
                || known.number() == 0
                || (last.number() > known.number() && (holds || trimmed(known)));
    }

    /** Whether it may be that it only lacks what came after its end. */
    boolean isBefore(EntryId known) {
        return last.number() < known.number();
    }
}
