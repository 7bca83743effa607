package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Message.Newest;
import dev.patternengine.federation.core.Message.Pushed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is on its way to one peer. At most so many bytes are unacknowledged; beyond that the peer is told the newest numbers only,
 * and reads the log. A peer that is silent costs its credit, and one small message a reminder.
 */
final class Outbox<B> {
    private static final int MESSAGE_BYTES = 32;

    private final String peer;
    private final long credit;
    private final Deque<Sent> unacknowledged = new ArrayDeque<>();
    private final Map<Integer, EntryId> owed = new TreeMap<>();
    private long number;
    private long bytes;
    private long probe;
    private long sentBytes;

    private record Sent(long number, long bytes) {}

    Outbox(String peer, long credit) {
        this.peer = peer;
        this.credit = credit;
    }

    /** Bytes that were sent and not acknowledged. */
    long unacknowledgedBytes() {
        return bytes;
    }

    /** Bytes sent so far. */
    long sentBytes() {
        return sentBytes;
    }

    /** Sends links of one partition, or what is newest in it. */
    void push(String root, List<Link<B>> links, List<Effect<B>> out) {
        long size = MESSAGE_BYTES;
        for (Link<B> link : links) {
            size += link.bytes();
        }
        if (bytes > 0 && bytes + size > credit) {
            Link<B> last = links.get(links.size() - 1);
            owed.put(last.partition(), last.id());
            probe(out);
        } else {
            send(new Pushed<>(++number, root, links), size, out);
        }
    }

    private void send(Message<B> message, long size, List<Effect<B>> out) {
        unacknowledged.add(new Sent(number, size));
        bytes += size;
        sentBytes += size;
        out.add(new Effect.Send<>(peer, message));
    }

    /** Tells the newest numbers, unless they were told and the answer is awaited. */
    private void probe(List<Effect<B>> out) {
        if (probe == 0) {
            sendProbe(out);
        }
    }

    private void sendProbe(List<Effect<B>> out) {
        probe = ++number;
        send(new Newest<>(number, owed), MESSAGE_BYTES + 12L * owed.size(), out);
        owed.clear();
    }

    /** All up to a number has arrived or is lost. */
    void acknowledged(long upTo, List<Effect<B>> out) {
        while (!unacknowledged.isEmpty() && unacknowledged.element().number() <= upTo) {
            bytes -= unacknowledged.remove().bytes();
        }
        if (upTo >= probe) {
            probe = 0;
        }
        if (!owed.isEmpty()) {
            probe(out);
        }
    }

    /** Asks a peer that has not acknowledged everything; what an unanswered question said is lost or will be told otherwise. */
    void remind(List<Effect<B>> out) {
        if (!unacknowledged.isEmpty()) {
            forgetProbes();
            sendProbe(out);
        }
    }

    /** One reminder at a time counts: else a silent peer would cost a little more with each. */
    private void forgetProbes() {
        if (probe > 0 && unacknowledged.getLast().number() == probe) {
            bytes -= unacknowledged.removeLast().bytes();
        }
    }
}
