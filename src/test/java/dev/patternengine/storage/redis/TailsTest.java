package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Tails tails = new Tails(new Keys("test"), 2, new KeptEntries(1 << 20));
    private RedisProcess redis;

    @BeforeEach
    void start(@TempDir Path folder) {
        redis = RedisProcess.start(folder);
    }

    @AfterEach
    void stop() {
        Wait.result(vertx.close());
        redis.close();
    }

    private void repair(Set<Integer> waiting) {
        Wait.result(Connection.open(vertx, redis.address(), Stores.SHORT).compose(connection -> connection
                .loadScripts()
                .compose(loaded -> tails.repair(connection, waiting))
                .onComplete(done -> connection.end("done"))));
    }

    private void store(String id) {
        redis.command("XADD", "test:log:{0}", id, "e", "x");
    }

    @Test
    void repair_streamGrewAndNothingWaits_followsIt() {
        store("1-1");
        repair(Set.of());
        store("2-2");
        repair(Set.of());
        assertThat(tails.last(0)).isEqualTo(new EntryId(2, 2));
        assertThat(tails.last(1)).isEqualTo(EntryId.NONE);
    }

    @Test
    void repair_unansweredEntryThereAndThenLost_isNoLoss() {
        store("1-1");
        repair(Set.of());
        store("2-1");
        repair(Set.of(0));
        assertThat(tails.last(0)).isEqualTo(new EntryId(1, 1));
        redis.command("DEL", "test:log:{0}");
        store("1-1");
        repair(Set.of(0));
        assertThat(tails.lost(0)).isEmpty();
    }

    @Test
    void repair_knownEntryLostAndNotKept_givesThePartitionUp() {
        store("1-1");
        repair(Set.of());
        redis.command("DEL", "test:log:{0}");
        repair(Set.of());
        assertThat(tails.lost(0)).hasValueSatisfying(text -> assertThat(text).contains("ends at 0-0, but 1-1"));
        assertThat(tails.lost(1)).isEmpty();
    }
}
