package dev.patternengine.domain;

import java.util.List;

/**
 * What one entry tells the miners: observations of one tenant in one partition, in order, and the sessions that ended by
 * themselves.
 *
 * @param tenant whose they are: the {@link Tenant#key}
 * @param partition 0 to P - 1
 * @param stamp the owner's clock when it took them, epoch milliseconds
 * @param observations in the order they are learned
 * @param ended keys of sessions that ended by silence, after the observations
 * @param outcomes of advice given
 * @param decisions of people, after all the rest
 */
public record Batch(
        String tenant,
        int partition,
        long stamp,
        List<Placed> observations,
        List<Long> ended,
        List<Outcome> outcomes,
        List<Decision> decisions) {
    public Batch {
        observations = List.copyOf(observations);
        ended = List.copyOf(ended);
        outcomes = List.copyOf(outcomes);
        decisions = List.copyOf(decisions);
    }

    /** Without decisions. */
    public Batch(
            String tenant,
            int partition,
            long stamp,
            List<Placed> observations,
            List<Long> ended,
            List<Outcome> outcomes) {
        this(tenant, partition, stamp, observations, ended, outcomes, List.of());
    }

    /** What was decided, and nothing else. */
    public static Batch decided(String tenant, int partition, long stamp, List<Decision> decisions) {
        return new Batch(tenant, partition, stamp, List.of(), List.of(), List.of(), decisions);
    }

    /** The same without what only the owner of its partition needs: observations, ended sessions and outcomes. */
    public Batch taught() {
        return decided(tenant, partition, stamp, decisions);
    }

    /** Whether it tells nothing: what such an entry has to say is in its evidence. */
    public boolean isEmpty() {
        return observations.isEmpty() && ended.isEmpty() && outcomes.isEmpty() && decisions.isEmpty();
    }

    public static Batch of(String tenant, int partition, long stamp, List<Placed> observations) {
        return new Batch(tenant, partition, stamp, observations, List.of(), List.of());
    }
}
