package dev.patternengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.Tenant;
import dev.patternengine.mining.sequence.SequenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is still in the log is not shown when a later entry says that it is gone, and nothing else is left out. */
class ReadingTest {
    private final Written written = new Written();

    private Examples found(String tenant) {
        Forgotten forgotten = new Forgotten(tenant);
        Reading reading = new Reading(SequenceCases.of(Written.PATTERN, Written.WANTED), forgotten, 20);
        forgotten.read(written.entries());
        reading.read(written.entries());
        return reading.told(true);
    }

    private static List<String> sessions(Examples found) {
        return found.supporting().items().stream()
                .map(Examples.Example::session)
                .toList();
    }

    @Test
    void read_erasedSession_isLeftOutUpToItsErasure() {
        written.run("t", "kept");
        written.run("t", "gone");
        written.run("t", "again");
        written.decide("t", new Decision.SessionErased(SessionKey.named("t", "gone")));
        written.decide("t", new Decision.SessionErased(SessionKey.named("t", "again")));
        written.run("t", "again");
        Examples found = found("t");

        assertThat(sessions(found)).containsExactly("again", "kept");
        assertThat(found.supporting().found()).isEqualTo(2);
        assertThat(found.searched()).isEqualTo(new Examples.Searched(2, 4, 1_000, false));
    }

    @Test
    void read_sessionErasedTwice_isLeftOutUpToTheSecond() {
        for (String session : List.of("gone", "kept", "gone")) {
            written.run("t", session);
            written.decide("t", new Decision.SessionErased(SessionKey.named("t", "gone")));
        }

        assertThat(sessions(found("t"))).containsExactly("kept");
    }

    @Test
    void read_retractedEntries_areLeftOut() {
        written.run("t", "kept");
        written.run("t", "poisoned");
        written.decide("t", new Decision.EntriesRetracted(List.of(2L)));

        assertThat(sessions(found("t"))).containsExactly("kept");
    }

    @Test
    void read_tenantThatWasErasedMeanwhile_findsNothing() {
        written.run("t", "gone");
        String anew = new Tenant("t", 1).key();
        written.decide(anew, new Decision.TenantErased());
        written.run(anew, "new");

        assertThat(found("t").searched().observations()).isZero();
        assertThat(sessions(found(anew))).containsExactly("new");
    }

    @Test
    void read_otherTenants_areNeitherShownNorCounted() {
        written.run("t", "mine");
        written.run("t2", "theirs");

        assertThat(sessions(found("t"))).containsExactly("mine");
        assertThat(found("t").searched().entries()).isEqualTo(1);
    }
}
