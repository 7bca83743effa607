package dev.patternengine.engine;

import dev.patternengine.domain.Observation;
import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.json.Names;
import dev.patternengine.message.BusTransport.Encryption;
import dev.patternengine.message.FieldRules;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.storage.redis.RedisAddress;
import dev.patternengine.storage.redis.RedisSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an engine runs.
 *
 * @param data the folder of the log; when neither this nor Redis is given, everything is forgotten at the end
 * @param redis where log and checkpoints are instead of in a folder
 * @param segmentBytes a log file that has grown to as much is followed by a new one
 * @param ingest bounds of ingest
 * @param learner bounds of each miner
 * @param fields that are dropped or hashed before anything is learned or stored
 * @param cluster how other nodes are reached; needs Redis
 */
public record Settings(
        Optional<Path> data,
        Optional<Redis> redis,
        long segmentBytes,
        IngestSettings ingest,
        LearnerLimits learner,
        FieldRules fields,
        Optional<Cluster> cluster) {
    /** Nothing is kept, nothing listens. */
    public static final Settings DEFAULT = new Settings(
            Optional.empty(),
            Optional.empty(),
            64L << 20,
            IngestSettings.DEFAULT,
            LearnerLimits.DEFAULT,
            FieldRules.NONE,
            Optional.empty());

    public Settings {
        if (data.isPresent() && redis.isPresent()) {
            throw new IllegalArgumentException("data is kept in a folder or in Redis, not in both");
        }
        if (cluster.isPresent() && redis.isEmpty()) {
            throw new IllegalArgumentException("nodes of a cluster share a Redis: name one");
        }
        if (segmentBytes < 1_024) {
            throw new IllegalArgumentException("segmentBytes must be at least 1024, not " + segmentBytes);
        }
    }

    /**
     * A place in a Redis.
     *
     * @param address of the server, which may contain a password
     * @param prefix begins the name of every key: engines that share it share what they know
     */
    public record Redis(RedisAddress address, String prefix) {
        public Redis {
            RedisSettings.requirePrefix(prefix);
        }
    }

    /**
     * One node among others.
     *
     * @param host the address of this machine that other nodes reach; nothing listens on any other
     * @param encryption of the event bus; membership itself is never encrypted
     * @param patience for how long the event bus may reach too few of the living nodes before this one is to start anew
     * @param origin the name of what is observed through this node; empty: the address at which people reach it, where that
     *     names a machine
     */
    public record Cluster(String host, Optional<Encryption> encryption, Duration patience, String origin) {
        /** Longer than a bus takes to heal after a cut of half a minute. */
        public static final Duration PATIENCE = Duration.ofSeconds(45);

        /** Nodes on one machine. */
        public static final Cluster LOOPBACK = new Cluster("127.0.0.1", Optional.empty(), PATIENCE, "");

        /** @throws IllegalArgumentException when patience is not positive, or the origin's name too long or no name */
        public Cluster {
            if (patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException("the patience of a cluster must be positive, not " + patience);
            }
            Names.mistake(origin, Observation.LONGEST_ORIGIN).ifPresent(reason -> {
                throw new IllegalArgumentException("the name of an origin " + reason);
            });
        }

        /** The same, with a name for what is observed through this node. */
        public Cluster withOrigin(String name) {
            return new Cluster(host, encryption, patience, name);
        }

        /**
         * The name of what is observed through this node.
         *
         * @param url where people reach it, empty when unknown
         * @return without a name of its own the end of the address; empty where that names no machine
         */
        String originAt(String url) {
            if (!origin.isEmpty()) {
                return origin;
            }
            String place = url.substring(url.lastIndexOf('/') + 1);
            boolean anywhere = place.startsWith("0.0.0.0:") || place.startsWith("[::]:");
            return anywhere ? "" : place.substring(Math.max(0, place.length() - Observation.LONGEST_ORIGIN));
        }
    }

    /** Works together with the other nodes at the same Redis; see {@link #withRedis}. */
    public Settings withCluster(Cluster other) {
        return new Settings(data, redis, segmentBytes, ingest, learner, fields, Optional.of(other));
    }

    /** Keeps everything in a folder, which is made when it is not there. */
    public Settings withData(Path folder) {
        return new Settings(Optional.of(folder), redis, segmentBytes, ingest, learner, fields, cluster);
    }

    /**
     * Keeps everything in a Redis.
     *
     * @param address {@code redis[s]://[[user]:password@]host[:port][/database]}
     * @param prefix begins the name of every key
     * @throws IllegalArgumentException when it is no address, or no prefix
     */
    public Settings withRedis(String address, String prefix) {
        Redis place = new Redis(RedisAddress.parse(address), prefix);
        return new Settings(data, Optional.of(place), segmentBytes, ingest, learner, fields, cluster);
    }

    public Settings withSegmentBytes(long other) {
        return new Settings(data, redis, other, ingest, learner, fields, cluster);
    }

    public Settings withIngest(IngestSettings other) {
        return new Settings(data, redis, segmentBytes, other, learner, fields, cluster);
    }

    public Settings withFields(FieldRules other) {
        return new Settings(data, redis, segmentBytes, ingest, learner, other, cluster);
    }

    public Settings withLearner(LearnerLimits other) {
        return new Settings(data, redis, segmentBytes, ingest, other, fields, cluster);
    }
}
