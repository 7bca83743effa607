package dev.patternengine.storage.redis;

import static dev.patternengine.storage.redis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.redis.RedisSettings.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that comes back without the last it had acknowledged. */
class RedisLossTest {
    private static final long SEED = 3;
    private static final int CYCLES = 5;

    @RegisterExtension
    final Stores stores = new Stores();

    @TempDir
    private Path folder;

    private RedisProcess redis;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(folder, "--appendonly", "yes", "--appendfsync", "everysec");
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private static void appendAll(Log log, int partition, long first, long last) {
        List<CompletionStage<Level>> all = LongStream.rangeClosed(first, last)
                .mapToObj(number -> log.append(entry(partition, number)))
                .toList();
        all.forEach(Wait::result);
    }

    private static List<Entry> entries(int partition, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> entry(partition, number))
                .toList();
    }

    @Test
    void append_redisKilledAndItsLastSecondLost_isAllThereExactlyOnce() throws IOException {
        Random random = new Random(SEED);
        Log log = stores.open(redis.address()).log();
        List<Writer> writers = List.of(new Writer(log, 0), new Writer(log, 1));
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            long safe = redis.flushed();
            int enough = cycle * 300;
            List<CompletableFuture<Void>> running = writers.stream()
                    .map(writer -> CompletableFuture.runAsync(() -> writer.appendUntil(enough, 0)))
                    .toList();
            int some = (cycle - 1) * 300 + 50 + random.nextInt(200);
            Wait.until("some are acknowledged", () -> writers.stream().allMatch(one -> one.acknowledged() >= some));
            redis.crash(safe + random.nextLong(1 + redis.written() - safe));
            redis.start();
            running.forEach(Wait::result);
        }
        List<Entry> stored = Entries.all(log);
        writers.forEach(writer -> writer.verify(stored));
        Log another = stores.open(redis.address()).log();
        assertThat(Entries.all(another)).as("seed %d", SEED).isEqualTo(stored);
    }

    /** Redis dies within an append: see {@link StreamReader}. */
    @Test
    void append_afterOneThatRedisDiedIn_isNotReplacedByItAtTheNextStart() throws IOException {
        Log first = stores.open(redis.address()).log();
        appendAll(first, 0, 1, 2);
        stores.close();
        redis.crash(redis.within("XGROUP"));
        redis.start();
        Entry acknowledged = Entries.entry(0, new EntryId(2, 2), new EntryId(1, 1), " of a later epoch");
        Entry next = Entries.entry(0, new EntryId(3, 2), new EntryId(2, 2), "");
        Log second = stores.open(redis.address()).log();
        assertThat(Entries.all(second)).isEqualTo(entries(0, 1, 1));
        List.of(acknowledged, next).forEach(entry -> Wait.result(second.append(entry)));
        stores.close();
        redis.crash(redis.flushed());
        redis.start();
        Log third = stores.open(redis.address()).log();
        assertThat(Entries.all(third)).containsExactly(entry(0, 1), acknowledged, next);
        assertThat(Entries.after(third, new Positions(Map.of(0, new EntryId(1, 1)))))
                .containsExactly(acknowledged, next);
    }

    @Test
    void append_streamGoneWhileConnected_isRestoredFirst() {
        Log log = stores.open(redis.address()).log();
        appendAll(log, 0, 1, 10);
        redis.command("DEL", "test:log:{0}");
        appendAll(log, 0, 11, 20);
        assertThat(Entries.all(log)).isEqualTo(entries(0, 1, 20));
    }

    @Test
    void append_moreIsMissingThanIsKept_failsNamingBothEndsUntilACheckpointHoldsIt() throws IOException {
        Log log = stores.open(Stores.settings(redis.address()).withBounds(new Bounds(100, 1 << 20, 200)))
                .log();
        appendAll(log, 0, 1, 1);
        long safe = redis.flushed();
        appendAll(log, 0, 2, 20);
        redis.crash(safe);
        redis.start();
        appendAll(log, 1, 1, 5);
        for (Entry next : List.of(entry(0, 21), entry(0, 2))) {
            assertThatThrownBy(() -> Wait.result(log.append(next)))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining("test:log:{0} ends at 1-1, but 20-1 was stored");
        }
        assertThat(log.refusal())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Redis lost entries 2 to 20 of partition 0"));
        assertThat(log.lost()).isEqualTo(new Positions(Map.of(0, new EntryId(20, 1))));
        assertThat(Entries.all(log)).containsExactlyElementsOf(concat(entries(0, 1, 1), entries(1, 1, 5)));
        Wait.result(log.resume(new Positions(Map.of(0, new EntryId(19, 1)))));
        assertThat(log.refusal()).isPresent();
        Positions contained = new Positions(Map.of(0, new EntryId(20, 1)));
        Wait.result(log.resume(contained));
        assertThat(log.refusal()).isEmpty();
        appendAll(log, 0, 21, 22);
        Log another = stores.open(redis.address()).log();
        assertThat(another.last(0)).isEqualTo(new EntryId(22, 1));
        assertThat(Entries.after(another, contained))
                .containsExactlyElementsOf(concat(entries(0, 21, 22), entries(1, 1, 5)));
    }

    private static List<Entry> concat(List<Entry> some, List<Entry> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @Test
    void open_streamEndsBeforeACheckpoint_goesOnAfterIt() {
        Log log = stores.open(redis.address()).log();
        Positions contained = new Positions(Map.of(0, new EntryId(20, 1)));
        Wait.result(log.resume(contained));
        appendAll(log, 0, 21, 22);
        assertThat(Entries.after(log, contained)).isEqualTo(entries(0, 21, 22));
    }

    @Test
    void append_anotherWroteOverWhatWasLost_failsAndKeepsWhatIsThere() {
        Proxy proxy = Proxy.to(stores.vertx(), redis.port());
        Log log = stores.open(proxy.address()).log();
        appendAll(log, 0, 1, 3);
        proxy.refuse();
        redis.command("DEL", "test:log:{0}");
        Log another = stores.open(redis.address()).log();
        EntryId before = EntryId.NONE;
        for (long number = 1; number <= 5; number++) {
            EntryId id = new EntryId(number, 2);
            Wait.result(another.append(entry(0, id, before, " of another")));
            before = id;
        }
        proxy.heal();
        assertThatThrownBy(() -> Wait.result(log.append(entry(0, 4))))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("ends at 5-2, but 3-1 was stored");
        assertThat(Entries.all(another)).hasSize(5);
    }
}
