package dev.patternengine.storage.redis;

import dev.patternengine.domain.Level;
import dev.patternengine.storage.redis.RedisSettings.Times;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One connection to Redis, up to its first failure. Requests are pipelined: sent in the order of the calls, and answered in
 * it. One thread.
 */
final class Connection {
    private static final int MOST_UNANSWERED = 16_384;

    private final Redis client;
    private final RedisConnection wire;
    private final Map<Script, String> scripts = new EnumMap<>(Script.class);
    private final Set<Promise<Response>> unanswered = new LinkedHashSet<>();
    private Consumer<String> whenEnded = reason -> {};
    private String ended = "";
    private long silentSince = System.nanoTime();

    private Connection(Redis client, RedisConnection wire) {
        this.client = client;
        this.wire = wire;
        wire.endHandler(end -> end("the connection was closed"));
        wire.exceptionHandler(failure -> end(String.valueOf(failure.getMessage())));
    }

    /** Connects and logs in. */
    static Future<Connection> open(Vertx vertx, RedisAddress address, Times times) {
        Redis client = Redis.createClient(vertx, options(address, times));
        return client.connect()
                .timeout(times.answer(), TimeUnit.MILLISECONDS)
                .map(wire -> new Connection(client, wire))
                .onFailure(failure -> client.close());
    }

    private static RedisOptions options(RedisAddress address, Times times) {
        return new RedisOptions()
                .setConnectionString(address.secretText())
                .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                .setMaxPoolSize(1)
                .setPoolCleanerInterval(-1)
                .setPoolRecycleTimeout(-1)
                .setMaxWaitingHandlers(MOST_UNANSWERED)
                .setNetClientOptions(new NetClientOptions()
                        .setSsl(address.isEncrypted())
                        .setHostnameVerificationAlgorithm("HTTPS")
                        .setConnectTimeout((int) times.answer())
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true));
    }

    /** Tells, once, why the connection ended; at once when it has ended already. */
    void whenEnded(Consumer<String> handler) {
        whenEnded = handler;
        if (!ended.isEmpty()) {
            handler.accept(ended);
        }
    }

    /** Makes the scripts known to the server. */
    Future<Void> loadScripts() {
        List<Future<Response>> loads = new ArrayList<>();
        for (Script script : Script.values()) {
            loads.add(send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.source()))
                    .onSuccess(name -> scripts.put(script, name.toString())));
        }
        return Future.all(loads).mapEmpty();
    }

    /** How safe this server keeps what it has stored; when it does not tell, nothing beyond this process is promised. */
    Future<Level> level() {
        return Future.all(setting("appendonly"), setting("appendfsync"))
                .map(both -> both.resultAt(0).equals("yes") && both.resultAt(1).equals("always"))
                .map(fsynced -> fsynced ? Level.FSYNCED : Level.WRITTEN)
                .recover(failure -> failure instanceof ErrorReply
                        ? Future.succeededFuture(Level.WRITTEN)
                        : Future.failedFuture(failure));
    }

    private Future<String> setting(String name) {
        return send(Request.cmd(Command.CONFIG).arg("GET").arg(name))
                .map(found -> found.size() < 2 ? "" : found.get(1).toString());
    }

    /** Asks how full Redis is: any answer also shows that it is there. */
    Future<Memory> memory() {
        return send(Request.cmd(Command.INFO).arg("memory")).map(info -> Memory.parse(info.toString()));
    }

    /** A script as a request; {@link #loadScripts} must have completed. */
    Request call(Script script, List<String> keys) {
        Request request = Request.cmd(Command.EVALSHA).arg(scripts.get(script)).arg(keys.size());
        keys.forEach(request::arg);
        return request;
    }

    /** Completes with the answer, or fails with {@link ErrorReply} or {@link ConnectionLost}. */
    Future<Response> send(Request request) {
        if (!ended.isEmpty()) {
            return Future.failedFuture(new ConnectionLost(ended));
        }
        if (unanswered.isEmpty()) {
            silentSince = System.nanoTime();
        }
        Promise<Response> promise = Promise.promise();
        unanswered.add(promise);
        wire.send(request).onComplete(answer -> answered(promise, answer));
        return promise.future();
    }

    private void answered(Promise<Response> promise, AsyncResult<Response> answer) {
        silentSince = System.nanoTime();
        if (!unanswered.contains(promise)) {
            return;
        }
        if (answer.succeeded()) {
            unanswered.remove(promise);
            promise.complete(answer.result());
            return;
        }
        ErrorReply.of(answer.cause())
                .ifPresentOrElse(
                        error -> {
                            unanswered.remove(promise);
                            promise.fail(error);
                        },
                        () -> end(String.valueOf(answer.cause().getMessage())));
    }

    boolean isIdle() {
        return unanswered.isEmpty();
    }

    /** For how long nothing was answered although something was asked. */
    long silentMillis() {
        return isIdle() ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - silentSince);
    }

    /** Ends the connection; then whoever waits for an answer is told. */
    void end(String reason) {
        if (!ended.isEmpty()) {
            return;
        }
        ended = reason;
        client.close();
        List<Promise<Response>> waiting = List.copyOf(unanswered);
        unanswered.clear();
        whenEnded.accept(reason);
        waiting.forEach(promise -> promise.fail(new ConnectionLost(reason)));
    }
}
