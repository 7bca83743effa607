package dev.patternengine.storage.redis;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.KeyText;
import dev.patternengine.storage.LogFailure;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keys in one hash: id → line ({@link KeyText}), and a field {@code version} that every change sets to something new, in the same
 * command. Random and no counter: a Redis that lost its last second would count to the same number again.
 */
final class RedisKeys implements KeyStore {
    private static final String VERSION = "version";

    private final Context context;
    private final Supervisor supervisor;
    private final String hash;

    RedisKeys(Context context, Supervisor supervisor, Keys keys) {
        this.context = context;
        this.supervisor = supervisor;
        this.hash = keys.shared("keys");
    }

    @Override
    public CompletionStage<String> version() {
        return ask(
                () -> Request.cmd(Command.HGET).arg(hash).arg(VERSION),
                answer -> answer == null ? "" : answer.toString());
    }

    @Override
    public CompletionStage<List<ApiKey>> all() {
        return ask(() -> Request.cmd(Command.HGETALL).arg(hash), this::parse);
    }

    private List<ApiKey> parse(Response fields) {
        List<ApiKey> keys = new ArrayList<>();
        for (int place = 0; place + 1 < fields.size(); place += 2) {
            String id = fields.get(place).toString();
            if (!id.equals(VERSION)) {
                keys.add(parse(id, fields.get(place + 1).toString()));
            }
        }
        return keys;
    }

    private ApiKey parse(String id, String line) {
        try {
            return KeyText.read(line);
        } catch (IllegalArgumentException mistake) {
            throw new LogFailure(
                    "the keys are damaged: field " + id + " of " + hash + " in Redis: " + mistake.getMessage(),
                    mistake);
        }
    }

    @Override
    public CompletionStage<Void> put(ApiKey key) {
        return ask(() -> versioned().arg(key.id()).arg(KeyText.write(key)), RedisKeys::nothing);
    }

    @Override
    public CompletionStage<Void> remove(String id) {
        return ask(() -> Request.cmd(Command.HDEL).arg(hash).arg(id), RedisKeys::nothing)
                .thenCompose(removed -> ask(this::versioned, RedisKeys::nothing));
    }

    private Request versioned() {
        return Request.cmd(Command.HSET)
                .arg(hash)
                .arg(VERSION)
                .arg(UUID.randomUUID().toString());
    }

    private static Void nothing(Response done) {
        return null;
    }

    private <T> CompletionStage<T> ask(Supplier<Request> request, Function<Response, T> reader) {
        Promise<T> answer = Promise.promise();
        context.runOnContext(now -> supervisor
                .ask(connection -> connection.send(request.get()))
                .map(reader)
                .onComplete(answer));
        return answer.future().toCompletionStage();
    }
}
