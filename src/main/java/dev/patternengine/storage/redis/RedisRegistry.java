package dev.patternengine.storage.redis;

import dev.patternengine.storage.Registry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Nodes and owners in two hashes of Redis, by its clock. */
final class RedisRegistry implements Registry {
    private static final String LOCK_MILLIS = "60000";

    private final Context context;
    private final Supervisor supervisor;
    private final Keys keys;

    RedisRegistry(Context context, Supervisor supervisor, Keys keys) {
        this.context = context;
        this.supervisor = supervisor;
        this.keys = keys;
    }

    private <T> CompletionStage<T> run(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        context.runOnContext(now -> question.get().onComplete(answer));
        return answer.future().toCompletionStage();
    }

    @Override
    public CompletionStage<Roll> beat(String node, String about) {
        return run(() -> supervisor
                .ask(connection -> connection.send(connection
                        .call(Script.BEAT, List.of(keys.nodes(), keys.owners(), keys.silence(), keys.control()))
                        .arg(node)
                        .arg(about)))
                .map(RedisRegistry::roll));
    }

    @Override
    public CompletionStage<Roll> look() {
        return beat("", "");
    }

    private static Roll roll(Response answer) {
        Map<String, Sign> nodes = new HashMap<>();
        for (Response one : answer.get(0)) {
            nodes.put(
                    one.get(0).toString(),
                    new Sign(one.get(1).toLong(), one.get(2).toString()));
        }
        Map<Integer, Owner> owners = new HashMap<>();
        Response noted = answer.get(1);
        for (int place = 0; place < noted.size(); place += 2) {
            owners.put(noted.get(place).toInteger(), owner(noted.get(place + 1).toString()));
        }
        return new Roll(nodes, owners, answer.get(2).toInteger(), answer.get(3).toString(), control(answer.get(4)));
    }

    private static Control control(Response answer) {
        return new Control(answer.get(0).toInteger() == 1, answer.get(1).toLong());
    }

    @Override
    public CompletionStage<Control> order(String node, String order, String by) {
        return run(() -> supervisor
                .askNow(connection -> connection.send(connection
                        .call(Script.ORDER, List.of(keys.control(), keys.audit()))
                        .arg(node)
                        .arg(order)
                        .arg(by)))
                .map(RedisRegistry::control));
    }

    @Override
    public CompletionStage<List<String>> audit() {
        return run(() -> supervisor
                .askNow(connection -> connection.send(
                        Request.cmd(Command.LRANGE).arg(keys.audit()).arg(0).arg(-1)))
                .map(answer -> {
                    List<String> lines = new ArrayList<>(answer.size());
                    answer.forEach(line -> lines.add(line.toString()));
                    return lines;
                }));
    }

    private static Owner owner(String text) {
        int space = text.indexOf(' ');
        return new Owner(text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
    }

    private static String text(Owner owner) {
        return owner.equals(Owner.NONE) ? "" : owner.epoch() + " " + owner.node();
    }

    @Override
    public CompletionStage<Void> leave(String node) {
        return run(() -> supervisor
                .ask(connection -> connection.send(
                        Request.cmd(Command.HDEL).arg(keys.nodes()).arg(node)))
                .mapEmpty());
    }

    @Override
    public CompletionStage<List<Boolean>> change(List<Change> changes) {
        return run(() -> supervisor
                .ask(connection -> {
                    Request request = connection.call(Script.CHANGE, List.of(keys.owners()));
                    for (Change one : changes) {
                        request.arg(one.partition()).arg(text(one.expected())).arg(text(one.wanted()));
                    }
                    return connection.send(request);
                })
                .map(answer -> {
                    List<Boolean> made = new ArrayList<>(changes.size());
                    answer.forEach(one -> made.add(one.toInteger() == 1));
                    return made;
                }));
    }

    @Override
    public CompletionStage<Boolean> lock(String token) {
        return run(() -> supervisor
                .ask(connection -> connection.send(Request.cmd(Command.SET)
                        .arg(keys.joining())
                        .arg(token)
                        .arg("NX")
                        .arg("PX")
                        .arg(LOCK_MILLIS)))
                .map(answer -> answer != null));
    }

    @Override
    public CompletionStage<Void> unlock(String token) {
        return run(() -> supervisor
                .ask(connection -> connection.send(
                        connection.call(Script.UNLOCK, List.of(keys.joining())).arg(token)))
                .mapEmpty());
    }
}
