package dev.patternengine.http;

import dev.patternengine.message.Gateway;

/**
 * How the HTTP server listens and what it bounds.
 *
 * @param host to listen at
 * @param port to listen at; 0 for any free one
 * @param limits of requests and connections
 * @param quota of tenants
 */
public record HttpSettings(String host, int port, Limits limits, Quota quota) {
    public static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1", 8080, Limits.DEFAULT, Quota.DEFAULT);

    /**
     * What requests and connections are bounded by.
     *
     * @param bodyBytes of a body that is not streamed
     * @param lineBytes of one line of a stream; room for the longest texts an observation may have, escaped
     * @param batchLines observations handed on together, at most; no more than the gateway submits at once, or batches of
     *     one stream would overtake each other
     * @param batchBytes of their lines, at most, and those of one line more
     * @param batchesInFlight batches of one stream not yet acknowledged, from which on it is not read
     * @param idleSeconds without a byte, after which a connection is closed
     */
    public record Limits(
            int bodyBytes, int lineBytes, int batchLines, int batchBytes, int batchesInFlight, int idleSeconds) {
        public static final Limits DEFAULT =
                new Limits(1 << 20, 1 << 20, Gateway.LARGEST_SUBMISSION, 256 * 1024, 4, 30);

        public Limits {
            if (batchLines < 1 || batchLines > Gateway.LARGEST_SUBMISSION) {
                throw new IllegalArgumentException(
                        "batchLines must be 1 to " + Gateway.LARGEST_SUBMISSION + ", not " + batchLines);
            }
        }
    }

    /** These settings with another address. */
    public HttpSettings at(String otherHost, int otherPort) {
        return new HttpSettings(otherHost, otherPort, limits, quota);
    }

    /** These settings with other bounds. */
    public HttpSettings withLimits(Limits other) {
        return new HttpSettings(host, port, other, quota);
    }

    /** These settings with other bounds of tenants. */
    public HttpSettings withQuota(Quota other) {
        return new HttpSettings(host, port, limits, other);
    }
}
