package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.LogFailure;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedisKeysTest {
    private static final ApiKey KEY =
            new ApiKey("aaaaaaaa", "1".repeat(64), "acme", Set.of(Role.ADMIN), "ein Schlüssel", 1_000, 0);

    @RegisterExtension
    private final Stores stores = new Stores();

    @TempDir
    private Path folder;

    private RedisProcess redis;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(folder);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void put_byOneNode_isSeenByTheOtherUnderAnotherVersion() {
        KeyStore one = stores.open(redis.address()).keys();
        KeyStore other = stores.open(redis.address()).keys();
        assertThat(done(other.all())).isEmpty();
        String empty = done(other.version());

        done(one.put(KEY));
        String made = done(other.version());
        assertThat(done(other.all())).containsExactly(KEY);

        done(other.put(KEY.revokedAt(2_000)));
        String revoked = done(one.version());
        assertThat(done(one.all())).containsExactly(KEY.revokedAt(2_000));

        done(one.remove(KEY.id()));
        assertThat(done(other.all())).isEmpty();
        assertThat(Set.of(empty, made, revoked, done(other.version()))).hasSize(4);
    }

    @Test
    void all_damagedField_failsAndNamesIt() {
        KeyStore keys = stores.open(redis.address()).keys();
        redis.command("HSET", "test:keys", "aaaaaaaa", "nonsense");

        assertThatThrownBy(() -> done(keys.all()))
                .hasCauseInstanceOf(LogFailure.class)
                .hasMessageContaining("field aaaaaaaa of test:keys");
    }
}
