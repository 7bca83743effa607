package dev.patternengine.domain;

/** Where a session lives: the hash that names it and the partition that orders it. */
public final class SessionKey {
    private static final long EXPLICIT = 1;
    private static final long BY_AGENT = 2;
    private static final long ALONE = 3;

    private SessionKey() {}

    /** The key of a named session; the tenant is part of it, so equal names of two tenants never meet. */
    public static long named(String tenant, String session) {
        return Hash64.mix(Hash64.of(tenant), Hash64.of(session), EXPLICIT);
    }

    /**
     * The key of the session an observation belongs to: the named one, else its agent's, else one of its own.
     *
     * @param alone unique among the tenant's observations without session and agent
     */
    public static long of(String tenant, Observation observation, long alone) {
        if (!observation.session().isEmpty()) {
            return named(tenant, observation.session());
        }
        if (!observation.agent().isEmpty()) {
            return Hash64.mix(Hash64.of(tenant), Hash64.of(observation.agent()), BY_AGENT);
        }
        return Hash64.mix(Hash64.of(tenant), alone, ALONE);
    }

    /** The partition of a session key, 0 to partitions - 1. */
    public static int partition(long key, int partitions) {
        return (int) Long.remainderUnsigned(key, partitions);
    }
}
