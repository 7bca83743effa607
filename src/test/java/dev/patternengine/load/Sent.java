package dev.patternengine.load;

/**
 * A request, by which its body can be made again.
 *
 * @param work its kind
 * @param number of the requests of its kind, from 0
 * @param lines of a body of NDJSON
 * @param tenant whose it is: 0 or 1
 */
record Sent(Work work, long number, int lines, int tenant) {
    /** The tenants take turns. */
    static Sent of(Work work, long number, Plan plan) {
        return new Sent(work, number, plan.observations(work), (int) (number % World.TENANTS));
    }
}
