package dev.patternengine.storage.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to write checkpoints, which one engine has at a time: a key that is gone after a while unless it is renewed. One thread. */
final class Turn {
    private static final Logger LOGGER = LoggerFactory.getLogger(Turn.class);

    /** So long others wait for an engine that died within its turn. */
    static final long LEASE_MILLIS = 10_000;

    private static final long NONE = -1;

    private final Context context;
    private final Supervisor supervisor;
    private final String key;
    private final String token = UUID.randomUUID().toString();
    private long renewing = NONE;

    Turn(Context context, Supervisor supervisor, Keys keys) {
        this.context = context;
        this.supervisor = supervisor;
        this.key = keys.turn();
    }

    /** False while another has it. */
    Future<Boolean> take() {
        return supervisor
                .ask(connection -> connection.send(Request.cmd(Command.SET)
                        .arg(key)
                        .arg(token)
                        .arg("NX")
                        .arg("PX")
                        .arg(LEASE_MILLIS)))
                .map(answer -> answer != null)
                .onSuccess(mine -> {
                    if (mine) {
                        stopRenewing();
                        renewing = context.owner().setPeriodic(LEASE_MILLIS / 4, timer -> renew());
                    }
                });
    }

    private void renew() {
        supervisor
                .ask(connection -> connection.send(
                        connection.call(Script.RENEW, List.of(key)).arg(token).arg(LEASE_MILLIS)))
                .onFailure(failure -> LOGGER.warn("the turn to write was not kept: {}", failure.getMessage()));
    }

    private void stopRenewing() {
        if (renewing != NONE) {
            context.owner().cancelTimer(renewing);
            renewing = NONE;
        }
    }

    /** Nothing where another has it. */
    Future<Void> end() {
        stopRenewing();
        return supervisor
                .ask(connection -> connection.send(
                        connection.call(Script.UNLOCK, List.of(key)).arg(token)))
                .mapEmpty();
    }
}
