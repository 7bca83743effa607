package dev.patternengine.http;

import dev.patternengine.message.Gateway;
import java.util.Set;

/**
 * How the HTTP server listens and what it bounds.
 *
 * @param host to listen at
 * @param port to listen at; 0 for any free one
 * @param limits of requests and connections
 * @param quota of tenants
 * @param names under which it may be asked, and from which pages
 */
public record HttpSettings(String host, int port, Limits limits, Quota quota, Names names) {
    public static final HttpSettings DEFAULT =
            new HttpSettings("127.0.0.1", 8080, Limits.DEFAULT, Quota.DEFAULT, Names.DEFAULT);

    /**
     * Names that are trusted beside the listener's own.
     *
     * @param hosts that requests may name in {@code Host}, without a port
     * @param origins of pages that may read and write, such as {@code https://agents.example}
     */
    public record Names(Set<String> hosts, Set<String> origins) {
        public static final Names DEFAULT = new Names(Set.of(), Set.of());

        public Names {
            hosts = Set.copyOf(hosts);
            origins = Set.copyOf(origins);
        }
    }

    /**
     * What requests and connections are bounded by.
     *
     * @param bodyBytes of a body that is not streamed
     * @param lineBytes of one line of a stream, {@value #LINE_BYTES} to {@value #BODY_BYTES}
     * @param batchLines observations handed on together, at most; no more than the gateway submits at once
     * @param batchBytes of their lines, at most, and those of one line more
     * @param batchesInFlight batches of one stream not yet acknowledged, of which one is on its way, from which on it is not read
     * @param idleSeconds without a byte, after which a connection is closed; the time, too, that the head of a request and a
     *     body that is not streamed may take as a whole
     * @param lineSeconds in which a stream must bring a line that is not blank to its end, while it is read: longer than a
     *     connection may be without a byte, so that a client which tells an observation a minute may send blank lines in between
     * @param connections open at once
     * @param unfinishedBytes of bodies and lines that are not whole yet, of all connections together
     */
    public record Limits(
            int bodyBytes,
            int lineBytes,
            int batchLines,
            int batchBytes,
            int batchesInFlight,
            int idleSeconds,
            int lineSeconds,
            int connections,
            long unfinishedBytes) {
        /** Of a body that is not streamed. */
        public static final int BODY_BYTES = 1 << 20;

        /** Of a line of a stream, unless somebody wants more. */
        public static final int LINE_BYTES = 64 * 1024;

        public static final Limits DEFAULT = new Limits(
                BODY_BYTES, LINE_BYTES, Gateway.LARGEST_SUBMISSION, 256 * 1024, 4, 30, 180, 10_000, 64 << 20);

        public Limits {
            if (connections < 1) {
                throw new IllegalArgumentException("connections must be at least 1, not " + connections);
            }
            if (batchLines < 1 || batchLines > Gateway.LARGEST_SUBMISSION) {
                throw new IllegalArgumentException(
                        "batchLines must be 1 to " + Gateway.LARGEST_SUBMISSION + ", not " + batchLines);
            }
        }

        /** These bounds with another one of a line, in bytes. */
        public Limits withLineBytes(int longest) {
            return with(longest, idleSeconds, lineSeconds, connections, unfinishedBytes);
        }

        /** These bounds with so many connections at most. */
        public Limits withConnections(int most) {
            return with(lineBytes, idleSeconds, lineSeconds, most, unfinishedBytes);
        }

        /** These bounds with another patience, in seconds. */
        public Limits withIdleSeconds(int patience) {
            return with(lineBytes, patience, lineSeconds, connections, unfinishedBytes);
        }

        /** These bounds with another patience with the lines of streams, in seconds. */
        public Limits withLineSeconds(int patience) {
            return with(lineBytes, idleSeconds, patience, connections, unfinishedBytes);
        }

        /** These bounds with another room for what is not whole yet. */
        public Limits withUnfinishedBytes(long bytes) {
            return with(lineBytes, idleSeconds, lineSeconds, connections, bytes);
        }

        private Limits with(int longest, int idle, int line, int most, long unfinished) {
            return new Limits(
                    bodyBytes, longest, batchLines, batchBytes, batchesInFlight, idle, line, most, unfinished);
        }
    }

    /** These settings with another address. */
    public HttpSettings at(String otherHost, int otherPort) {
        return new HttpSettings(otherHost, otherPort, limits, quota, names);
    }

    /** These settings with other names that are trusted. */
    public HttpSettings with(Names others) {
        return new HttpSettings(host, port, limits, quota, others);
    }

    /** These settings with other bounds. */
    public HttpSettings withLimits(Limits other) {
        return new HttpSettings(host, port, other, quota, names);
    }

    /** These settings with other bounds of tenants. */
    public HttpSettings withQuota(Quota other) {
        return new HttpSettings(host, port, limits, other, names);
    }
}
