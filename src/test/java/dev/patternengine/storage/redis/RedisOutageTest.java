package dev.patternengine.storage.redis;

import static dev.patternengine.storage.redis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.redis.RedisSettings.Bounds;
import dev.patternengine.storage.redis.RedisSettings.Times;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A bad network between engine and Redis. */
class RedisOutageTest {
    private static final long SEED = 11;
    private static final Times IMPATIENT = new Times(20, 150, 2, 20, 20_000, 40, 60_000);
    private static RedisProcess redis;

    @RegisterExtension
    final Stores stores = new Stores();

    private Proxy proxy;
    private Log log;

    @BeforeAll
    static void start(@TempDir Path folder) {
        redis = RedisProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        redis.command("FLUSHALL");
        proxy = Proxy.to(stores.vertx(), redis.port());
        log = stores.open(proxy.address()).log();
    }

    private static List<Entry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> entry(0, number))
                .toList();
    }

    private List<CompletionStage<Level>> append(long first, long last) {
        return entries(first, last).stream().map(log::append).toList();
    }

    private static boolean isStored(int count) {
        return redis.command("XLEN", "test:log:{0}").equals(List.of(Integer.toString(count)));
    }

    private static boolean succeeds(CompletionStage<Level> append) {
        try {
            return Wait.result(append) == Level.WRITTEN;
        } catch (LogFailure failure) {
            return false;
        }
    }

    @Test
    void append_answersLost_areSettledByTheNextConnection() {
        proxy.loseAnswers();
        List<CompletionStage<Level>> all = append(1, 20);
        Wait.until("all are stored", () -> isStored(20));
        assertThat(all).noneMatch(one -> one.toCompletableFuture().isDone());
        proxy.heal();
        all.forEach(Wait::result);
        assertThat(Entries.all(log)).isEqualTo(entries(1, 20));
    }

    @Test
    void append_connectionCut_goesOverTheNext() {
        Wait.result(log.append(entry(0, 1)));
        proxy.cut();
        append(2, 20).forEach(Wait::result);
        assertThat(Entries.all(log)).isEqualTo(entries(1, 20));
    }

    @Test
    void append_connectionCutAgainAndAgain_comesBackSoonEachTime() {
        Times doubling = new Times(5, 2_000, 1, 3_600_000, 20_000, 50_000, 60_000);
        Proxy cutting = Proxy.to(stores.vertx(), redis.port());
        Log patient = stores.open(Stores.settings(cutting.address()).withTimes(doubling))
                .log();
        for (long number = 1; number <= 18; number++) {
            Wait.result(patient.append(entry(1, number)));
            Wait.until("a ping", RedisOutageTest::wasPinged);
            cutting.cut();
        }
    }

    private static boolean wasPinged() {
        return redis.command("CLIENT", "LIST").get(0).contains("cmd=info ");
    }

    @Test
    void append_silentConnection_isGivenUpAndClosed() {
        proxy.stall();
        List<CompletionStage<Level>> all = append(1, 20);
        Wait.until("another connection is tried", () -> proxy.connections() > 2);
        assertThat(proxy.open()).isLessThanOrEqualTo(1);
        assertThat(all).noneMatch(one -> one.toCompletableFuture().isDone());
        proxy.heal();
        all.forEach(Wait::result);
        assertThat(Entries.all(log)).isEqualTo(entries(1, 20));
    }

    @Test
    void append_redisAwayTooLong_failsAndLaterOnesSucceed() {
        log = stores.open(Stores.settings(proxy.address()).withTimes(IMPATIENT)).log();
        proxy.refuse();
        CompletionStage<Level> first = log.append(entry(0, 1));
        assertThatThrownBy(() -> Wait.result(first))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("entry 1-1 of partition 0 was not stored")
                .hasMessageContaining("is away since")
                .hasMessageContaining(proxy.address().toString());
        proxy.heal();
        Wait.until("it is stored", () -> succeeds(log.append(entry(0, 1))));
        assertThat(isStored(1)).isTrue();
    }

    @Test
    void append_oneBeforeItWaitedTooLong_failsWithIt() {
        log = stores.open(Stores.settings(proxy.address()).withTimes(IMPATIENT)).log();
        proxy.refuse();
        List<CompletionStage<Level>> all = append(1, 3);
        CompletionStage<Level> another = log.append(entry(1, 1));
        for (CompletionStage<Level> later : all.subList(1, 3)) {
            assertThatThrownBy(() -> Wait.result(later)).hasMessageContaining("nor was one before it");
        }
        assertThatThrownBy(() -> Wait.result(another)).hasMessageContaining("not stored: Redis at");
        proxy.heal();
    }

    @Test
    void append_moreThanMayWait_failsAtOnce() {
        RedisSettings few = Stores.settings(proxy.address()).withBounds(new Bounds(10, 1 << 20, 1 << 20));
        Log small = stores.open(few).log();
        proxy.refuse();
        List<CompletionStage<Level>> waiting =
                entries(1, 10).stream().map(small::append).toList();
        assertThatThrownBy(() -> Wait.result(small.append(entry(0, 11))))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("too many appends are waiting");
        assertThat(waiting).noneMatch(one -> one.toCompletableFuture().isDone());
        proxy.heal();
        waiting.forEach(Wait::result);
        assertThat(Entries.all(small)).isEqualTo(entries(1, 10));
    }

    @Test
    void reader_connectionCut_goesOn() {
        append(1, 300).forEach(Wait::result);
        List<Entry> read = new ArrayList<>();
        try (LogReader reader = log.reader(Positions.NONE)) {
            for (List<Entry> some = Wait.result(reader.next()); !some.isEmpty(); some = Wait.result(reader.next())) {
                read.addAll(some);
                proxy.cut();
            }
        }
        assertThat(read).isEqualTo(entries(1, 300));
    }

    @Test
    void append_badNetworkAllTheTime_neverLies() {
        log = stores.open(Stores.settings(proxy.address()).withTimes(IMPATIENT)).log();
        List<Writer> writers = List.of(new Writer(log, 0), new Writer(log, 1), new Writer(log, 2));
        AtomicBoolean over = new AtomicBoolean();
        disturb(new Random(SEED), over);
        CompletableFuture<?>[] all = writers.stream()
                .map(writer -> CompletableFuture.runAsync(() -> writer.appendUntil(800, 1)))
                .toArray(CompletableFuture<?>[]::new);
        Wait.result(CompletableFuture.allOf(all));
        over.set(true);
        proxy.heal();
        List<Entry> stored = Entries.all(stores.open(redis.address()).log());
        writers.forEach(writer -> writer.verify(stored));
        assertThat(proxy.connections()).as("disturbances, seed %d", SEED).isGreaterThan(5);
    }

    /** One disturbance after the other, each healed after a while. */
    private void disturb(Random random, AtomicBoolean over) {
        if (over.get()) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> proxy.cut();
            case 1 -> proxy.stall();
            case 2 -> proxy.loseAnswers();
            case 3 -> proxy.refuse();
            default -> proxy.delay(1 + random.nextInt(20));
        }
        stores.vertx().setTimer(1 + random.nextInt(100), healed -> {
            proxy.heal();
            stores.vertx().setTimer(1 + random.nextInt(40), again -> disturb(random, over));
        });
    }
}
