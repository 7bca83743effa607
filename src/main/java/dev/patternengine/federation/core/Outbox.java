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
 * and reads the log, as it does where one entry is larger than that. A peer that is silent costs its credit, whatever happens.
 */
final class Outbox<B> {
    private static final int MESSAGE_BYTES = 32;
    /** A message has at most so many bytes of entries, but always one entry: beside it others find room on the connection. */
    private static final long LARGEST = 256 << 10;
    /** One part in so many of the credit is left to the newest numbers: of 4 MiB room for those of 5 000 partitions. */
    private static final long LEFT_TO_NUMBERS = 64;

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

    /** Sends links, those of each partition in order, or what is newest in their partitions. */
    void push(String root, List<Link<B>> links, List<Effect<B>> out) {
        int from = 0;
        long size = MESSAGE_BYTES;
        for (int place = 0; place < links.size(); place++) {
            int next = links.get(place).bytes();
            if (place > from && size + next > LARGEST) {
                push(root, links.subList(from, place), size, out);
                from = place;
                size = MESSAGE_BYTES;
            }
            size += next;
        }
        push(root, links.subList(from, links.size()), size, out);
    }

    /** Bytes that links count for on the way, in one message. */
    static <B> long size(List<Link<B>> links) {
        return MESSAGE_BYTES + links.stream().mapToLong(Link::bytes).sum();
    }

    private void push(String root, List<Link<B>> links, long size, List<Effect<B>> out) {
        if (bytes + size > credit - credit / LEFT_TO_NUMBERS) {
            links.forEach(link -> owed.put(link.partition(), link.id()));
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
