package dev.patternengine.message;

import dev.patternengine.domain.Positions;
import java.util.List;

/**
 * What one node's federation tells another's.
 *
 * @param from the sender
 * @param number counts what the sender sent; of an acknowledgement, up to where it acknowledges
 * @param acknowledges whether it is an acknowledgement
 * @param root the node that stored the entries
 * @param entries of any partitions, those of each in order
 * @param ends where partitions end, in place of entries
 */
public record PeerMessage(
        String from, long number, boolean acknowledges, String root, List<SealedEntry> entries, Positions ends) {
    public PeerMessage {
        entries = List.copyOf(entries);
    }
}
