package dev.patternengine.live;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.PatternChanges;
import dev.patternengine.domain.Tenant;
import dev.patternengine.message.Gateway;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the patterns of those who are watched. Listing them takes a miner's time, so each kind of a tenant is listed at most
 * every {@value #LEAST_SECONDS} seconds and for at most one part in {@value #SHARE} of the time, and only when entries of the
 * tenant were stored since. One owner, one thread.
 */
final class PatternWatches {
    static final int LEAST_SECONDS = 2;
    static final int SHARE = 20;

    private static final Logger LOGGER = LoggerFactory.getLogger(PatternWatches.class);
    private static final long LEAST_NANOS = LEAST_SECONDS * 1_000_000_000L;

    private final Gateway gateway;
    private final LongSupplier nanoTime;
    private final Map<String, Map<Kind, Look>> looks = new HashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    PatternWatches(Gateway gateway, LongSupplier nanoTime) {
        this.gateway = gateway;
        this.nanoTime = nanoTime;
    }

    /** One kind of one tenant. */
    private static final class Look {
        private final PatternWatch watch;
        private boolean stale = true;
        private boolean looking;
        private long due;

        Look(Kind kind, long now) {
            watch = new PatternWatch(kind);
            due = now;
        }
    }

    /** Watches these and no others from now on. */
    void keep(Set<String> tenants) {
        looks.keySet().retainAll(tenants);
        tenants.forEach(tenant -> looks.computeIfAbsent(tenant, any -> fresh()));
    }

    private Map<Kind, Look> fresh() {
        Map<Kind, Look> all = new EnumMap<>(Kind.class);
        Kind.ALL.forEach(kind -> all.put(kind, new Look(kind, nanoTime.getAsLong())));
        return all;
    }

    /** Notes that entries were stored. */
    void stored(List<Entry> entries) {
        for (Entry entry : entries) {
            looks.getOrDefault(Tenant.name(entry.batch().tenant()), Map.of())
                    .values()
                    .forEach(look -> look.stale = true);
        }
    }

    /** Looks at what is due, and tells what became of it. */
    void look() {
        looks.forEach((tenant, kinds) -> kinds.forEach((kind, look) -> {
            if (look.stale && !look.looking && nanoTime.getAsLong() - look.due >= 0) {
                look(tenant, kind, look);
            }
        }));
    }

    private void look(String tenant, Kind kind, Look look) {
        long begun = nanoTime.getAsLong();
        look.stale = false;
        look.looking = true;
        gateway.patterns(tenant, Set.of(kind))
                .onSuccess(patterns -> {
                    PatternChanges changes = look.watch.see(patterns);
                    if (!changes.isEmpty()) {
                        gateway.news().patterns(tenant, changes);
                    }
                })
                .onFailure(failure -> {
                    look.stale = true;
                    LOGGER.warn("the {} patterns could not be looked at: {}", kind.label(), failure.getMessage());
                })
                .onComplete(done -> {
                    long ended = nanoTime.getAsLong();
                    look.looking = false;
                    look.due = ended + Math.max(LEAST_NANOS, (ended - begun) * SHARE);
                });
    }
}
