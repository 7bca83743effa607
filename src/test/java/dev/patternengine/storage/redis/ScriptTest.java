package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Redis itself decides. */
class ScriptTest {
    private final Vertx vertx = Vertx.vertx();
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

    private String ask(Function<Connection, Request> request) {
        Future<Response> answer = Connection.open(vertx, redis.address(), Stores.SHORT)
                .compose(connection -> connection
                        .loadScripts()
                        .compose(loaded -> connection.send(request.apply(connection)))
                        .onComplete(done -> connection.end("done")));
        return Wait.result(answer).toString();
    }

    private String swap(String before, String after, int number) {
        return ask(connection -> connection
                .call(Script.SWAP, List.of("manifest", "unfinished"))
                .arg(before)
                .arg(after)
                .arg(number));
    }

    @Test
    void swap_manifestChangedBeforeTheCheckpointBegan_changesNothing() {
        redis.command("SET", "manifest", "of another");
        redis.command("HSET", "unfinished", "2", "1");
        assertThat(swap("", "mine", 2)).isEqualTo("0");
        assertThat(redis.command("GET", "manifest")).containsExactly("of another");
        assertThat(swap("of another", "mine", 2)).isEqualTo("1");
        assertThat(redis.command("GET", "manifest")).containsExactly("mine");
    }

    @Test
    void swap_repeated_answersTheSame() {
        redis.command("HSET", "unfinished", "1", "1");
        assertThat(swap("", "mine", 1)).isEqualTo("1");
        assertThat(swap("", "mine", 1)).isEqualTo("1");
    }

    @Test
    void begin_again_givesAnotherNumber() {
        Function<Connection, Request> begin =
                connection -> connection.call(Script.BEGIN, List.of("last", "unfinished"));
        assertThat(ask(begin)).isEqualTo("1");
        assertThat(ask(begin)).isEqualTo("2");
        assertThat(redis.command("HKEYS", "unfinished")).containsExactlyInAnyOrder("1", "2");
    }
}
