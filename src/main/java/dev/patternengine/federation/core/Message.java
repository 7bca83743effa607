package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;
import java.util.List;
import java.util.Map;

/** What one node sends another. Each may be lost, doubled, late or out of order: nothing depends on one of them arriving. */
public sealed interface Message<B> {
    /** Counts what a node sent to a peer, from 1 on. */
    long number();

    /**
     * Stored entries of any partitions, those of each in order.
     *
     * @param root the node that stored them: tells who passes them on to whom
     */
    record Pushed<B>(long number, String root, List<Link<B>> links) implements Message<B> {
        public Pushed {
            links = List.copyOf(links);
        }
    }

    /**
     * Where partitions end, in place of entries that are beyond the peer's credit: it reads the log. Without partitions it only
     * asks for an acknowledgement.
     */
    record Newest<B>(long number, Map<Integer, EntryId> ends) implements Message<B> {
        public Newest {
            ends = Map.copyOf(ends);
        }
    }

    /** All that was sent up to this number has arrived or is lost. */
    record Acknowledged<B>(long number) implements Message<B> {}
}
