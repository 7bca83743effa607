package dev.patternengine.http;

import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Way;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;

/** Listens over a plain WebSocket. Pings it; gone is who left {@value #MISSED} pings without an answer. */
final class SocketListener extends Listener {
    /** The close code for those who may come again later (RFC 6455, registered by IANA). */
    static final short TRY_AGAIN_LATER = 1013;

    /** The close code for those who may not listen any more: against the policy of the server (RFC 6455, 7.4.1). */
    static final short NOT_ALLOWED = 1008;

    private static final int MISSED = 3;
    private static final Buffer NOTHING = Buffer.buffer();

    private final ServerWebSocket socket;
    private int unanswered;

    /** @param refused is run for each frame of the client's that breaks the protocol */
    SocketListener(ServerWebSocket socket, Caller caller, Set<String> events, Runnable refused) {
        super(caller, events);
        this.socket = socket;
        socket.pongHandler(pong -> unanswered = 0);
        socket.exceptionHandler(BrokenFrames.ending(socket::close, refused));
    }

    @Override
    void tell(Told told) {
        String message = told.message();
        count(message.length(), socket.writeTextMessage(message));
    }

    @Override
    boolean beat() {
        if (unanswered++ == MISSED) {
            return false;
        }
        socket.writePing(NOTHING);
        return true;
    }

    @Override
    Way way() {
        return Way.SOCKET;
    }

    @Override
    void drop(Drop drop, String reason) {
        socket.close(drop == Drop.KEY ? NOT_ALLOWED : TRY_AGAIN_LATER, reason);
    }
}
