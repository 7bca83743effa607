package dev.patternengine.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends on a schedule that is fixed beforehand: each kind of requests at even distances, whether or not what was sent before has been answered. So an engine that stands
 * still for a second has a second's requests late, not one. One thread.
 */
final class OpenLoop {
    private static final int AGAIN_AT_ONCE = 8;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Client client;
    private final Map<Work, Long> numbers = new EnumMap<>(Work.class);
    private long sentObservations;

    OpenLoop(Client client) {
        this.client = client;
        for (Work work : Work.values()) {
            numbers.put(work, 0L);
        }
    }

    /** Sends for so many seconds; returns when the last was sent, which need not be answered by then. */
    Tally run(Plan plan, int seconds) {
        Tally tally = new Tally();
        long begun = System.nanoTime();
        Map<Work, Integer> sent = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            sent.put(work, 0);
        }
        while (true) {
            Work next = next(plan, sent);
            long due = due(plan, next, sent.get(next));
            if (due >= TimeUnit.SECONDS.toNanos(seconds)) {
                return tally;
            }
            sent.merge(next, 1, Integer::sum);
            await(begun + due);
            send(next, plan, begun + due, tally);
        }
    }

    private static Work next(Plan plan, Map<Work, Integer> sent) {
        Work first = Work.SINGLE;
        for (Work work : Work.values()) {
            if (due(plan, work, sent.get(work)) < due(plan, first, sent.get(first))) {
                first = work;
            }
        }
        return first;
    }

    /** Nanoseconds after the begin; the kinds do not begin at the same moment. */
    private static long due(Plan plan, Work work, int sent) {
        return (long) ((sent + work.offset()) * TimeUnit.SECONDS.toNanos(1) / plan.rate(work));
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(Work work, Plan plan, long due, Tally tally) {
        long number = numbers.merge(work, 1L, Long::sum) - 1;
        sentObservations += plan.observations(work);
        client.send(Sent.of(work, number, plan), due, tally);
    }

    /** Waits until everything is answered. */
    void settle(int seconds) throws TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (client.underWay() > 0) {
            if (System.nanoTime() > end) {
                throw new TimeoutException(client.underWay() + " requests are not answered after " + seconds + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Sends again, under the same ids and a few at once, what was not acknowledged, until all of it is. */
    void sendAgain(int seconds) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Tally again = new Tally();
        Queue<Sent> left = client.refused();
        Semaphore room = new Semaphore(AGAIN_AT_ONCE);
        while (!left.isEmpty() || client.underWay() > 0) {
            if (System.nanoTime() > end) {
                throw new TimeoutException(left.size() + " requests are refused for " + seconds + " s");
            }
            Sent next = left.poll();
            if (next == null) {
                LockSupport.parkNanos(LOOK_NANOS);
                continue;
            }
            room.acquire();
            client.send(next, System.nanoTime(), again).onComplete(done -> room.release());
        }
    }

    /** All observations that were sent, each once. */
    long sentObservations() {
        return sentObservations;
    }
}
