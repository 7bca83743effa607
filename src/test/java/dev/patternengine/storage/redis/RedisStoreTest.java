package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Level;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.redis.RedisSettings.Times;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedisStoreTest {
    @RegisterExtension
    final Stores stores = new Stores();

    @TempDir
    private Path folder;

    private RedisProcess redis;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(folder, "--appendonly", "yes");
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    /** @param answer milliseconds without an answer, after which the next connection is tried */
    private void openImpatiently(RedisAddress address, long answer) {
        stores.open(Stores.settings(address).withTimes(new Times(50, answer, 5, 50, 1_500, 1_500, 10_000)));
    }

    private RedisAddress withPassword(String password) {
        return RedisAddress.parse("redis://:" + password + "@127.0.0.1:" + redis.port() + "/1");
    }

    @Test
    void open_nobodyThere_failsWithTheAddressAndWithoutThePassword() {
        int port = RedisProcess.freePort();
        RedisAddress address = RedisAddress.parse("redis://:hidden@127.0.0.1:" + port + "/2");
        assertThatThrownBy(() -> openImpatiently(address, 10_000))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("Redis at 127.0.0.1:" + port + "/2 was not reached")
                .hasMessageContaining("cannot connect")
                .satisfies(failure -> assertThat(failure.getMessage().split("Connection refused", -1))
                        .as("said once")
                        .hasSize(2))
                .hasMessageNotContaining("hidden");
    }

    @Test
    void open_serverThatSaysNothing_fails() {
        Proxy proxy = Proxy.to(stores.vertx(), redis.port());
        proxy.stall();
        assertThatThrownBy(() -> openImpatiently(proxy.address(), 100))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("was not reached");
        assertThat(proxy.connections()).as("tries").isGreaterThan(2);
    }

    @Test
    void open_redisStartedMeanwhile_connects() {
        redis.kill();
        var opening = RedisStore.open(stores.vertx(), Stores.settings(redis.address()));
        redis.start();
        assertThat(Wait.result(opening).log().last(0).number()).isZero();
    }

    @Test
    void open_withPassword_logsIn() {
        redis.command("CONFIG", "SET", "requirepass", "let me in");
        assertThat(stores.open(withPassword("let%20me%20in")).log().level()).isEqualTo(Level.WRITTEN);
        assertThatThrownBy(() -> openImpatiently(withPassword("guess"), 10_000))
                .hasMessageContaining("WRONGPASS")
                .hasMessageNotContaining("guess");
    }

    @Test
    void open_otherPartitions_isRefused() {
        stores.open(redis.address());
        RedisSettings other = RedisSettings.of(redis.address(), "test", 8).withTimes(Stores.SHORT);
        assertThatThrownBy(() -> stores.open(other))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("test:partitions is 4");
        RedisSettings apart = RedisSettings.of(redis.address(), "apart", 8).withTimes(Stores.SHORT);
        assertThat(stores.open(apart).log().last(7).number()).isZero();
    }

    @Test
    void shared_givenTwice_isThatOfTheFirst() {
        byte[] first = {1, 2, 3};
        assertThat(Wait.result(stores.open(redis.address()).shared("secret", first)))
                .isEqualTo(first);
        assertThat(Wait.result(stores.open(redis.address()).shared("secret", new byte[] {9})))
                .isEqualTo(first);
    }

    @Test
    void level_everyWriteForced_isFsynced() {
        redis.command("CONFIG", "SET", "appendfsync", "always");
        Log log = stores.open(redis.address()).log();
        assertThat(Wait.result(log.append(Entries.entry(0, 1)))).isEqualTo(Level.FSYNCED);
    }

    @Test
    void level_settingsNotTold_promisesNoMoreThanWritten() {
        redis.command("CONFIG", "SET", "appendfsync", "always");
        redis.command("ACL", "SETUSER", "engine", "on", ">word", "~*", "+@all", "-config");
        RedisAddress address = RedisAddress.parse("redis://engine:word@127.0.0.1:" + redis.port());
        assertThat(stores.open(address).log().level()).isEqualTo(Level.WRITTEN);
    }

    @Test
    void close_appendsOnTheirWay_letsThemEnd() {
        RedisStore store = stores.open(redis.address());
        List<CompletionStage<Level>> all = LongStream.rangeClosed(1, 500)
                .mapToObj(number -> store.log().append(Entries.entry(0, number)))
                .toList();
        Wait.result(store.close());
        assertThat(all)
                .allMatch(one -> one.toCompletableFuture().isDone()
                        && !one.toCompletableFuture().isCompletedExceptionally());
        assertThat(Entries.all(stores.open(redis.address()).log())).hasSize(500);
    }
}
