package dev.patternengine.storage.redis;

import dev.patternengine.domain.Level;
import io.vertx.core.Future;

/** What depends on the connection. Called on the thread of the {@link Supervisor}. */
interface Guest {
    /** A new connection, before anybody else may use it; when this fails the connection is given up. */
    Future<Void> repair(Connection connection, Level level);

    /** The connection may be used. */
    void up(Connection connection);

    /** The connection is gone. */
    void away();

    /** The server answered a ping. */
    void alive(Memory memory);
}
