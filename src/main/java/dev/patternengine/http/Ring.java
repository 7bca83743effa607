package dev.patternengine.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers the events of a tenant and keeps the last of them, for those who were away for a moment: at most {@value #MOST} and
 * {@value #BYTES} bytes. An id is {@code <ring>-<number>}; another ring's, of before a restart or of another node, is not known.
 */
final class Ring {
    static final int MOST = 256;
    static final int BYTES = 64 * 1024;

    private final String name =
            String.format("%08x", ThreadLocalRandom.current().nextInt());
    private final Deque<Told> kept = new ArrayDeque<>();
    private long last;
    private long bytes;

    /**
     * Numbers an event.
     *
     * @param lasting whether it is kept; what is only of the moment is not, and shares the number of the one before
     */
    Told add(String event, String data, boolean lasting) {
        if (!lasting) {
            return new Told(name + "-" + last, event, data);
        }
        Told told = new Told(name + "-" + ++last, event, data);
        kept.add(told);
        bytes += told.size();
        while (kept.size() > MOST || bytes > BYTES) {
            bytes -= kept.remove().size();
        }
        return told;
    }

    /** The id of the last event. */
    String lastId() {
        return name + "-" + last;
    }

    /** What came after the event; empty where that is not known any more. */
    Optional<List<Told>> after(String id) {
        int dash = id.indexOf('-');
        if (dash < 0
                || !id.substring(0, dash).equals(name)
                || !id.substring(dash + 1).matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(id.substring(dash + 1));
        long oldest = last - kept.size();
        return number < oldest || number > last
                ? Optional.empty()
                : Optional.of(kept.stream().skip(number - oldest).toList());
    }
}
