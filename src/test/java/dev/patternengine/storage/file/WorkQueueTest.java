package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Level;
import dev.patternengine.storage.LogFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private static Work.Append append(long bytes) {
        return new Work.Append(FileLogTest.entry(0, 1), bytes, new CompletableFuture<>());
    }

    private static boolean isRefused(Work.Append append) {
        return append.done().isCompletedExceptionally();
    }

    @Test
    void offer_beyondTheBytes_isRefusedUntilSomeWereTaken() {
        WorkQueue queue = new WorkQueue(10, 100);
        Work.Append first = append(60);
        Work.Append second = append(41);
        Work.Append third = append(40);
        queue.offer(first);
        queue.offer(second);
        queue.offer(third);
        assertThat(isRefused(second)).isTrue();
        assertThatThrownBy(second.done()::join)
                .hasCauseInstanceOf(LogFailure.class)
                .hasMessageContaining("too many appends are waiting");
        assertThat(queue.take()).isEqualTo(List.of(first, third));
        List<Work.Append> more = List.of(append(60), append(40));
        more.forEach(queue::offer);
        assertThat(more).noneMatch(WorkQueueTest::isRefused);
    }

    @Test
    void offer_largerThanTheBound_isTakenWhenNothingWaits() {
        WorkQueue queue = new WorkQueue(10, 100);
        Work.Append large = append(1_000);
        queue.offer(large);
        queue.offer(append(1));
        assertThat(queue.take()).isEqualTo(List.of(large));
    }

    @Test
    void offer_beyondTheNumber_isRefused() {
        WorkQueue queue = new WorkQueue(2, 100);
        List<Work.Append> all = List.of(append(1), append(1), append(1));
        all.forEach(queue::offer);
        assertThat(all).map(WorkQueueTest::isRefused).containsExactly(false, false, true);
    }

    @Test
    void take_afterClosing_handsOutTheRestAndThenNothing() {
        WorkQueue queue = new WorkQueue(10, 100);
        Work.Append before = append(1);
        Work.Append after = append(1);
        queue.offer(before);
        queue.close();
        queue.offer(after);
        assertThat(isRefused(after)).isTrue();
        assertThat(queue.take()).isEqualTo(List.of(before));
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void offer_whileItIsClosed_isHandedOutOrRefused() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            WorkQueue queue = new WorkQueue(100_000, 100_000);
            Queue<Work.Append> offered = new ConcurrentLinkedQueue<>();
            CountDownLatch begun = new CountDownLatch(100);
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                threads.add(new Thread(() -> {
                    while (offered.stream().noneMatch(WorkQueueTest::isRefused)) {
                        Work.Append append = append(1);
                        queue.offer(append);
                        offered.add(append);
                        begun.countDown();
                    }
                }));
            }
            Thread taker = new Thread(() -> {
                for (List<Work> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                    group.forEach(work -> ((Work.Append) work).done().complete(Level.FSYNCED));
                }
            });
            threads.add(taker);
            threads.forEach(Thread::start);
            begun.await();
            queue.close();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(offered).allMatch(append -> append.done().isDone());
        }
    }
}
