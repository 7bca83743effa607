package dev.patternengine.storage.file;

import dev.patternengine.storage.LogFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Work on its way to the thread that writes. Bounded by number and by bytes, except that one piece of work always fits. Work
 * offered before it was closed is still handed out, work offered later is refused. Any thread may offer, one takes.
 */
final class WorkQueue {
    private static final int LARGEST_GROUP = 1_024;

    private final int mostWaiting;
    private final long mostBytes;
    private final Queue<Work> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    WorkQueue(int mostWaiting, long mostBytes) {
        this.mostWaiting = mostWaiting;
        this.mostBytes = mostBytes;
    }

    /** Accepts work, or fails it at once. */
    void offer(Work work) {
        String refusal = tryOffer(work);
        if (!refusal.isEmpty()) {
            work.done().completeExceptionally(new LogFailure(refusal));
        }
    }

    private synchronized String tryOffer(Work work) {
        if (closed) {
            return "the log is closed";
        }
        if (waiting.size() >= mostWaiting || (!waiting.isEmpty() && bytes + work.bytes() > mostBytes)) {
            return "too many appends are waiting: " + waiting.size() + " of " + bytes + " bytes";
        }
        waiting.add(work);
        bytes += work.bytes();
        notifyAll();
        return "";
    }

    /** What waits, in order; waits itself while there is nothing. Nothing at the end. */
    synchronized List<Work> take() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException nobodyInterrupts) {
                Thread.onSpinWait();
            }
        }
        List<Work> group = new ArrayList<>();
        while (!waiting.isEmpty() && group.size() < LARGEST_GROUP) {
            Work work = waiting.remove();
            bytes -= work.bytes();
            group.add(work);
        }
        return group;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
