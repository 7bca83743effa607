package dev.patternengine.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A token bucket a tenant. What is taken is always given, and may bring the bucket below zero: who asks first whether there is something left
 * overdraws it by one request at most, and waits the longer. So a request is never larger than what may be asked for, and on average no
 * more than the rate is told.
 *
 * <p>Memory: about 100 bytes for each tenant whose bucket is not full. May be used from any thread.
 */
public final class Allowances {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int SWEEP = 1_024;

    private final Rate rate;
    private final LongSupplier clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private int sweepAt = SWEEP;

    /** @param clock nanoseconds that only grow */
    public Allowances(Rate rate, LongSupplier clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /** What was left of a tenant's burst at a moment. */
    private record Bucket(double level, long at) {}

    public Rate rate() {
        return rate;
    }

    /** Takes so many observations of a tenant's. */
    public synchronized void take(String tenant, long count) {
        long now = clock.getAsLong();
        buckets.put(tenant, new Bucket(level(tenant, now) - count, now));
        if (buckets.size() > sweepAt) {
            buckets.keySet().removeIf(each -> level(each, now) >= rate.burst());
            sweepAt = Math.max(SWEEP, 2 * buckets.size());
        }
    }

    /** How many a tenant may still tell at once, rounded down; below zero when it is overdrawn. */
    public synchronized long left(String tenant) {
        return (long) Math.floor(level(tenant, clock.getAsLong()));
    }

    /** Milliseconds until a tenant may tell something, rounded up; 0 when it may now. */
    public synchronized long waitMillis(String tenant) {
        double missing = 1 - level(tenant, clock.getAsLong());
        return missing <= 0 ? 0 : (long) Math.ceil(missing * 1_000 / rate.perSecond());
    }

    /** How many tenants are remembered. */
    synchronized int size() {
        return buckets.size();
    }

    private double level(String tenant, long now) {
        Bucket bucket = buckets.get(tenant);
        double full = (double) rate.burst();
        return bucket == null ? full : Math.min(full, bucket.level() + (now - bucket.at()) / NANOS * rate.perSecond());
    }
}
