package dev.patternengine.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * The open connections of a server: how many there may be, and how long each may take to ask. One that sends its headers byte
 * by byte is never idle; it is closed when no whole request came in as long as an idle one would stay. One that has become a
 * WebSocket is counted no longer, from the next {@link #tick} on. Memory: one entry a connection. One event loop.
 */
final class Connections {
    /** How many connections beyond the bound are let in to be told so; further ones are closed at once. */
    static final int REFUSED_AT_ONCE = 64;

    private static final int REFUSED_SECONDS = 2;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Map<HttpConnection, Seat> seats = new HashMap<>();
    private final int most;
    private final int patienceSeconds;
    private int refused;

    /**
     * @param most connections at once
     * @param patienceSeconds for the whole head of a request
     */
    Connections(int most, int patienceSeconds) {
        this.most = most;
        this.patienceSeconds = patienceSeconds;
    }

    /** A connection, and what it is at. */
    private static final class Seat {
        private final boolean beyond;
        private boolean ending;
        private HttpServerResponse answering;
        private int waitedSeconds;

        private Seat(boolean beyond) {
            this.beyond = beyond;
        }

        /** Whether it became a WebSocket: no request will come any more. */
        private boolean isUpgraded() {
            return answering != null && answering.getStatusCode() == SWITCHING_PROTOCOLS;
        }

        private boolean isWaiting() {
            return answering == null || answering.ended() || answering.closed();
        }
    }

    /** Takes in a connection that was just made. */
    void opened(HttpConnection connection) {
        boolean beyond = seats.size() - refused >= most;
        if (beyond && refused >= REFUSED_AT_ONCE) {
            connection.close();
            return;
        }
        refused += beyond ? 1 : 0;
        seats.put(connection, new Seat(beyond));
        connection.closeHandler(closed -> leave(connection));
    }

    private void leave(HttpConnection connection) {
        Seat left = seats.remove(connection);
        refused -= left != null && left.beyond ? 1 : 0;
    }

    /** What is to become of a request. */
    enum Place {
        /** Its connection is within the bound. */
        WITHIN,
        /** Its connection is one too many. */
        BEYOND,
        /** It came after the last that its connection may send. */
        AFTER_THE_END
    }

    /** Notes that the head of a request has come. */
    Place asks(HttpServerRequest request) {
        Seat seat = seats.get(request.connection());
        if (seat == null || seat.ending) {
            return Place.AFTER_THE_END;
        }
        seat.answering = request.response();
        seat.waitedSeconds = 0;
        return seat.beyond ? Place.BEYOND : Place.WITHIN;
    }

    /** Makes this the last request of its connection; the answer says so, and soon after it the connection is closed. */
    void endAfter(HttpServerRequest request) {
        Seat seat = seats.get(request.connection());
        if (seat != null) {
            seat.ending = true;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }

    /** Closes those that are at their end or took too long; call it once a second. O(connections). */
    void tick() {
        Map.copyOf(seats).forEach((connection, seat) -> {
            if (seat.isUpgraded()) {
                leave(connection);
                return;
            }
            seat.waitedSeconds = seat.isWaiting() ? seat.waitedSeconds + 1 : 0;
            if (seat.waitedSeconds > patience(seat)) {
                leave(connection);
                connection.close();
            }
        });
    }

    private int patience(Seat seat) {
        if (seat.ending) {
            return 0;
        }
        return seat.beyond ? REFUSED_SECONDS : patienceSeconds;
    }

    /** How many are open, those beyond the bound included. */
    int open() {
        return seats.size();
    }
}
