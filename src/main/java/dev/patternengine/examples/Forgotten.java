package dev.patternengine.examples;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Tenant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the log must not be shown although it is still there: sessions that were erased, entries that were taken back, everything of a
 * tenant that was erased. Decisions come after what they are about, so they are collected before anything is looked at. One search,
 * one thread. Memory: a hundred bytes a decision.
 */
final class Forgotten {
    private final String tenant;
    private final Map<Place, Long> erased = new HashMap<>();
    private final Set<Place> retracted = new HashSet<>();
    private boolean all;

    /** Something in a partition: a session by its key, or an entry by its number. */
    private record Place(int partition, long what) {}

    /** @param tenant its key */
    Forgotten(String tenant) {
        this.tenant = tenant;
    }

    /** Takes entries as they are read. */
    void read(List<Entry> entries) {
        entries.forEach(this::read);
    }

    private void read(Entry entry) {
        Batch batch = entry.batch();
        if (batch.tenant().equals(tenant)) {
            batch.decisions().forEach(decision -> decided(entry, decision));
        } else if (Tenant.name(batch.tenant()).equals(Tenant.name(tenant))) {
            all |= Tenant.of(batch.tenant()).generation() > Tenant.of(tenant).generation();
        }
    }

    private void decided(Entry entry, Decision decision) {
        int partition = entry.batch().partition();
        if (decision instanceof Decision.SessionErased session) {
            erased.merge(new Place(partition, session.session()), entry.id().number(), Math::max);
        } else if (decision instanceof Decision.EntriesRetracted entries) {
            entries.entries().forEach(number -> retracted.add(new Place(partition, number)));
        }
    }

    /** Whether nothing of the entry may be shown. */
    boolean covers(Entry entry) {
        return all
                || !entry.batch().tenant().equals(tenant)
                || retracted.contains(
                        new Place(entry.batch().partition(), entry.id().number()));
    }

    /** Whether the observation of an entry may not be shown. */
    boolean covers(Entry entry, Placed placed) {
        Long by = erased.get(new Place(entry.batch().partition(), placed.session()));
        return by != null && entry.id().number() < by;
    }
}
