package dev.patternengine.storage.redis;

/** The connection ended before the answer came: what was asked for may or may not have happened. */
final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConnectionLost(String reason) {
        super(reason);
    }
}
