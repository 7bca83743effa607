package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;
import java.util.List;

/** What the shell is to do, in the order given. */
public sealed interface Effect<B> {
    /** Apply entries, which follow what was applied before in their partition. */
    record Apply<B>(List<Link<B>> links) implements Effect<B> {
        public Apply {
            links = List.copyOf(links);
        }
    }

    /** Send a message; nothing is to be told when that fails. */
    record Send<B>(String peer, Message<B> message) implements Effect<B> {}

    /** Read a partition's log after a place, and tell {@link Federation#read} or {@link Federation#unread}. */
    record Read<B>(int partition, EntryId after) implements Effect<B> {}

    /**
     * What was applied is not a part of the log, or the log no longer holds what follows: give up what is owned, forget the models,
     * load the newest checkpoint, and tell {@link Federation#reloaded}.
     *
     * @param reason for people
     */
    record Reload<B>(String reason) implements Effect<B> {}
}
