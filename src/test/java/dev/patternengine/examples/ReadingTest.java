package dev.patternengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.Tenant;
import dev.patternengine.mining.sequence.SequenceCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is still in the log is not shown when a later entry says that it is gone, and nothing else is left out. */
class ReadingTest {
    private static final Pattern.Sequence WANTED = new Pattern.Sequence(List.of("a"), "b");
    private static final Pattern PATTERN =
            new Pattern("p-1", true, "t", .5, new Interval(0, 1), 9, -1, .5, 0, 0, 1, Map.of(), Map.of(), WANTED);

    private final List<Entry> log = new ArrayList<>();

    private void append(Batch batch) {
        EntryId last = new EntryId(log.size(), 1);
        log.add(new Entry(
                last.next(),
                last,
                batch,
                Kind.ALL.stream().map(kind -> Evidence.EMPTY).toList()));
    }

    private void run(String tenant, String session) {
        List<Placed> placed = new ArrayList<>();
        for (String task : List.of("a", "b")) {
            Observation observation =
                    Observation.of(task).session(session).timestamp(log.size()).build();
            placed.add(new Placed(SessionKey.named(tenant, session), task.equals("a"), false, observation));
        }
        append(Batch.of(tenant, 3, 1_000L + log.size(), placed));
    }

    private void decide(String tenant, Decision decision) {
        append(Batch.decided(tenant, 3, 1_000, List.of(decision)));
    }

    private Examples found(String tenant) {
        Forgotten forgotten = new Forgotten(tenant);
        Reading reading = new Reading(SequenceCases.of(PATTERN, WANTED), forgotten, 20);
        forgotten.read(log);
        reading.read(log);
        return reading.told(true);
    }

    private static List<String> sessions(Examples found) {
        return found.supporting().items().stream()
                .map(Examples.Example::session)
                .toList();
    }

    @Test
    void read_erasedSession_isLeftOutUpToItsErasure() {
        run("t", "kept");
        run("t", "gone");
        run("t", "again");
        decide("t", new Decision.SessionErased(SessionKey.named("t", "gone")));
        decide("t", new Decision.SessionErased(SessionKey.named("t", "again")));
        run("t", "again");
        Examples found = found("t");

        assertThat(sessions(found)).containsExactly("again", "kept");
        assertThat(found.supporting().found()).isEqualTo(2);
        assertThat(found.searched()).isEqualTo(new Examples.Searched(2, 4, 1_000));
    }

    @Test
    void read_retractedEntries_areLeftOut() {
        run("t", "kept");
        run("t", "poisoned");
        decide("t", new Decision.EntriesRetracted(List.of(2L)));

        assertThat(sessions(found("t"))).containsExactly("kept");
    }

    @Test
    void read_tenantThatWasErasedMeanwhile_findsNothing() {
        run("t", "gone");
        String anew = new Tenant("t", 1).key();
        decide(anew, new Decision.TenantErased());
        run(anew, "new");

        assertThat(found("t").searched().observations()).isZero();
        assertThat(sessions(found(anew))).containsExactly("new");
    }

    @Test
    void read_otherTenants_areNeitherShownNorCounted() {
        run("t", "mine");
        run("t2", "theirs");

        assertThat(sessions(found("t"))).containsExactly("mine");
        assertThat(found("t").searched().entries()).isEqualTo(1);
    }
}
