package dev.patternengine.simulation;

/**
 * What is simulated.
 *
 * @param nodes how many are started
 * @param partitions of the log
 * @param sessions clients, each with one
 * @param observations of each session
 * @param faultyMillis for how long the adversary acts
 * @param redisLoses whether Redis may come back without its last moments
 * @param planted what is wrong with the nodes
 */
record Plan(
        int nodes,
        int partitions,
        int sessions,
        int observations,
        long faultyMillis,
        boolean redisLoses,
        Planted planted) {
    /** A mistake that the simulation must notice. */
    enum Planted {
        NOTHING,
        SKIP_PREDECESSOR_CHECK,
        APPLY_BEFORE_STORED,
        EVICT_LOCALLY
    }

    static Plan of(long seed) {
        return new Plan(3, 4, 5, 8, 15_000, seed % 3 == 0, Planted.NOTHING);
    }

    /** With a Redis that loses its last moments. */
    static Plan losing() {
        return of(0);
    }

    Plan with(Planted mistake) {
        return new Plan(nodes, partitions, sessions, observations, faultyMillis, redisLoses, mistake);
    }
}
