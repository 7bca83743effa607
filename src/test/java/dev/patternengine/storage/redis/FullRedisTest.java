package dev.patternengine.storage.redis;

import static dev.patternengine.storage.redis.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.EntryId;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.redis.RedisSettings.Times;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Redis without room. */
class FullRedisTest {
    private static final String TEXT = "x".repeat(50_000);

    @RegisterExtension
    final Stores stores = new Stores();

    private RedisProcess redis;
    private String reason = "";

    @BeforeEach
    void start(@TempDir Path folder) {
        redis = RedisProcess.start(folder, "--maxmemory", "8mb");
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    /** Appends until one fails; gives the last that did not. */
    private EntryId fill(Log log) {
        EntryId before = EntryId.NONE;
        for (EntryId id = new EntryId(1, 1); id.number() < 1_000; id = id.next()) {
            reason = refusal(log, id, before);
            if (!reason.isEmpty()) {
                return before;
            }
            before = id;
        }
        throw new AssertionError("it is never full");
    }

    /** Why an append is refused; empty when it is not. */
    private static String refusal(Log log, EntryId id, EntryId before) {
        try {
            Wait.result(log.append(entry(0, id, before, TEXT)));
            return "";
        } catch (LogFailure full) {
            assertThat(full).hasMessageContaining("entry " + id + " of partition 0 was not stored");
            return full.getMessage();
        }
    }

    @Test
    void append_redisAlmostFull_failsUntilThereIsRoom() {
        Log log = stores.open(redis.address()).log();
        EntryId last = fill(log);
        assertThat(reason).contains("of 8388608 bytes, and entries may take 80 %");
        assertThat(log.refusal()).hasValueSatisfying(full -> assertThat(reason).endsWith(full));
        redis.command("CONFIG", "SET", "maxmemory", "64mb");
        Wait.until("there is room", () -> refusal(log, last.next(), last).isEmpty());
        assertThat(Entries.all(log)).hasSize((int) last.number() + 1);
    }

    @Test
    void append_redisFullBeforeItWasAsked_failsWithWhatRedisSays() {
        Times rare = new Times(600_000, 20_000, 5, 50, 20_000, 20_000, 60_000);
        Log log = stores.open(Stores.settings(redis.address()).withTimes(rare)).log();
        redis.command("CONFIG", "SET", "maxmemory", "100kb");
        EntryId first = new EntryId(1, 1);
        assertThat(refusal(log, first, EntryId.NONE)).contains("OOM");
        redis.command("CONFIG", "SET", "maxmemory", "8mb");
        assertThat(refusal(log, first, EntryId.NONE)).isEmpty();
        assertThat(Entries.all(log)).hasSize(1);
    }

    @Test
    void open_redisThatEvicts_isRefused() {
        redis.command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        assertThatThrownBy(() -> stores.open(redis.address()))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("its maxmemory-policy is allkeys-lru and must be noeviction");
        redis.command("CONFIG", "SET", "maxmemory", "0");
        assertThat(Entries.all(stores.open(redis.address()).log())).isEmpty();
    }
}
