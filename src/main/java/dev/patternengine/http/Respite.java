package dev.patternengine.http;

import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What has just been refused for want of room would be refused again: for a second, which is no longer than its sender was told to wait, bodies need not be read to know it, and reading them would
 * keep questions waiting. Where too many observations wait, this holds for all tenants; where a tenant's memory is used up, for that one. Memory: an entry for each tenant that was
 * refused within the last second. One event loop.
 */
final class Respite {
    static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String EVERYONE = "";

    private final Map<String, Held> held = new HashMap<>();
    private final LongSupplier nanos;

    /** A refusal, and until when it holds. */
    private record Held(Refused refusal, long until) {}

    /** @param nanos as {@link System#nanoTime} tells them */
    Respite(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Notes why observations of a tenant were not taken. */
    void note(String tenant, Throwable cause) {
        if (cause instanceof Refused refused && isForWantOfRoom(refused.reason())) {
            held.values().removeIf(other -> other.until - nanos.getAsLong() <= 0);
            String who = refused.reason() == Reason.OVERLOADED ? EVERYONE : tenant;
            held.put(who, new Held(refused, nanos.getAsLong() + NANOS));
        }
    }

    private static boolean isForWantOfRoom(Reason reason) {
        return reason == Reason.OVERLOADED || reason == Reason.EXHAUSTED;
    }

    /** Why a tenant's observations would not be taken now, as far as that is known. */
    Optional<Refused> refusal(String tenant) {
        return current(EVERYONE).or(() -> current(tenant));
    }

    private Optional<Refused> current(String who) {
        return Optional.ofNullable(held.get(who))
                .filter(one -> one.until - nanos.getAsLong() > 0)
                .map(Held::refusal);
    }
}
