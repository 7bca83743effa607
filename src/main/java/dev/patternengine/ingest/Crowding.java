package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.message.TaughtMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which models are near or at their budget, as the miners last said, and which are being asked to forget. A crowded model is
 * asked once; when what it forgot is stored it is asked again, so that it is known how much it holds then. One thread.
 */
final class Crowding {
    private final Set<Crowd> due = new LinkedHashSet<>();
    private final Set<Crowd> asked = new HashSet<>();
    private final Set<Crowd> full = new HashSet<>();

    /** A tenant's model of a kind. */
    record Crowd(String tenant, Kind kind) {}

    /** A batch without observations: the evidence of the kind is to forget. */
    record Request(Crowd crowd, Batch batch) {
        /** Whether the entry holds what was forgotten: the batches of two kinds may be equal, but not what they made of it. */
        boolean isAnsweredBy(Entry entry) {
            return entry.batch().equals(batch) && !entry.evidence(crowd.kind()).isEmpty();
        }
    }

    /** Whether the next round has something to ask. */
    boolean isDue() {
        return !due.isEmpty();
    }

    /** Whether any of the tenant's models has used up its budget. */
    boolean isFull(String tenant) {
        return !full.isEmpty() && Kind.ALL.stream().anyMatch(kind -> full.contains(new Crowd(tenant, kind)));
    }

    /** What a round asks; nothing where another node decides what a model forgets. */
    List<Request> ask(long stamp, Lanes lanes) {
        List<Request> requests = new ArrayList<>(due.size());
        for (Crowd crowd : due) {
            lanes.forgetting(crowd.tenant(), crowd.kind(), stamp)
                    .ifPresent(batch -> requests.add(new Request(crowd, batch)));
        }
        requests.forEach(request -> asked.add(request.crowd()));
        due.clear();
        return requests;
    }

    /** Takes in what a miner said of the tenants of a round. */
    void heard(Kind kind, Round round, TaughtMessage said) {
        for (Batch batch : round.batches()) {
            String tenant = batch.tenant();
            Crowd crowd = new Crowd(tenant, kind);
            put(full, crowd, said.full().contains(tenant));
            put(due, crowd, said.crowded().contains(tenant) && !asked.contains(crowd));
        }
    }

    private static void put(Set<Crowd> crowds, Crowd crowd, boolean in) {
        if (in) {
            crowds.add(crowd);
        } else {
            crowds.remove(crowd);
        }
    }

    /** What the round asked is stored; asks again where anything was forgotten. */
    void settled(Round round, List<Entry> entries) {
        for (Request request : round.requests()) {
            asked.remove(request.crowd());
            if (entries.stream().anyMatch(request::isAnsweredBy)) {
                due.add(request.crowd());
            }
        }
    }

    /**
     * Asks full models again, where the answer was that there is nothing to forget. Where another node decides, a model does not count
     * as full any longer: what is taken next tells whether it still is.
     */
    void remind(Lanes lanes) {
        full.removeIf(crowd -> lanes.forgetting(crowd.tenant(), crowd.kind(), 0).isEmpty());
        full.stream().filter(crowd -> !asked.contains(crowd)).forEach(due::add);
    }

    /** Forgets what was said of some tenants. */
    void forget(Predicate<String> tenants) {
        due.removeIf(crowd -> tenants.test(crowd.tenant()));
        full.removeIf(crowd -> tenants.test(crowd.tenant()));
    }

    /** Forgets what was said: what ran ahead of the log is void. */
    void clear() {
        due.clear();
        asked.clear();
        full.clear();
    }
}
