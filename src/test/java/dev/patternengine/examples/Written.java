package dev.patternengine.examples;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entries of one partition, and the pattern that they hold cases of: {@code a}, then {@code b}. */
final class Written {
    static final Pattern.Sequence WANTED = new Pattern.Sequence(List.of("a"), "b");
    static final Pattern PATTERN =
            new Pattern("p-1", true, "t", .5, new Interval(0, 1), 9, -1, .5, 0, 0, 1, Map.of(), Map.of(), WANTED);

    private final List<Entry> entries = new ArrayList<>();

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private void append(Batch batch) {
        EntryId last = new EntryId(entries.size(), 1);
        entries.add(new Entry(
                last.next(),
                last,
                batch,
                Kind.ALL.stream().map(kind -> Evidence.EMPTY).toList()));
    }

    /** A session with a case, in an entry. */
    void run(String tenant, String session) {
        List<Placed> placed = new ArrayList<>();
        for (String task : List.of("a", "b")) {
            Observation observation = Observation.of(task)
                    .session(session)
                    .timestamp(entries.size())
                    .build();
            placed.add(new Placed(SessionKey.named(tenant, session), task.equals("a"), false, observation));
        }
        append(Batch.of(tenant, 3, 1_000L + entries.size(), placed));
    }

    void decide(String tenant, Decision decision) {
        append(Batch.decided(tenant, 3, 1_000, List.of(decision)));
    }
}
