package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private final List<RuntimeException> failures = new ArrayList<>();
    private final Learner<?, ?> learner =
            CountingMiner.miners().learner(Kind.TOOL, LearnerLimits.DEFAULT, failures::add);

    private static Placed first(long session, String task) {
        return new Placed(session, true, false, Observation.of(task).build());
    }

    @Test
    void forget_oneInFlight_beginsNoSecondUntilItIsAppliedOrDropped() {
        Learner<?, ?> small = CountingMiner.miners().learner(Kind.TOOL, new LearnerLimits(10, 0), failures::add);
        Batch crowd = Batch.of("t", 0, 1, tasks(9));
        store(small, 1, crowd, small.teach(crowd));
        Batch first = Batch.of("t", 3, 2, List.of());
        Batch second = Batch.of("t", 3, 3, List.of());
        Evidence forgotten = small.forget(first);
        assertThat(forgotten.size()).isEqualTo(1);
        assertThat(small.forget(second)).as("one is in flight").isEqualTo(Evidence.EMPTY);
        store(small, 2, first, Evidence.EMPTY);
        assertThat(small.forget(second)).as("another kind's was applied").isEqualTo(Evidence.EMPTY);
        small.drop(2);
        assertThat(small.forget(second)).as("another partition was dropped").isEqualTo(Evidence.EMPTY);
        small.drop(3);
        assertThat(small.forget(second)).as("dropped").isEqualTo(forgotten);
        store(small, 3, second, forgotten);
        assertThat(small.isCrowded("t")).isTrue();
        assertThat(small.forget(first).size()).as("applied").isEqualTo(1);
    }

    @Test
    void forget_notCrowded_takesNothing() {
        Learner<?, ?> small = CountingMiner.miners().learner(Kind.TOOL, new LearnerLimits(10, 0), failures::add);
        Batch few = Batch.of("t", 0, 1, tasks(7));
        store(small, 1, few, small.teach(few));
        assertThat(small.isCrowded("t")).isFalse();
        assertThat(small.isFull("t")).isFalse();
        assertThat(small.forget(Batch.of("t", 3, 2, List.of()))).isEqualTo(Evidence.EMPTY);
        Batch more = Batch.of("t", 0, 2, List.of(first(20, "b 1"), first(21, "b 2"), first(22, "b 3")));
        store(small, 2, more, small.teach(more));
        assertThat(small.isFull("t")).isTrue();
    }

    @Test
    void teach_plentyIsMeasured_measuresAnEighthOfTheSessionsFromThenOn() {
        int sessions = 2_000;
        int plenty = 100;
        Offline engine = new Offline(CountingMiner.miners(), new LearnerLimits(1_000_000, 1_000, plenty));
        for (int session = 0; session < sessions; session++) {
            for (int step = 0; step < 2; step++) {
                engine.observe(Observation.of("a").session("s" + session).build());
            }
        }

        double measured = engine.quality(Kind.TOOL).figures().get("scored");
        double sampled = (sessions - plenty) / 8.0;
        assertThat(measured - plenty).isBetween(0.7 * sampled, 1.3 * sampled);
    }

    @Test
    void teach_neverPlenty_measuresAll() {
        Offline engine = new Offline(CountingMiner.miners(), new LearnerLimits(1_000_000, 1_000));
        for (int step = 0; step < 301; step++) {
            engine.observe(Observation.of("a").session("s" + step / 2).build());
        }

        assertThat(engine.quality(Kind.TOOL).figures()).containsEntry("scored", 150.0);
    }

    private static List<Placed> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> first(number, "a " + number))
                .toList();
    }

    private static void store(Learner<?, ?> learner, int number, Batch batch, Evidence evidence) {
        List<Evidence> parts = new ArrayList<>(Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY));
        parts.set(Kind.TOOL.place(), evidence);
        learner.apply(new Entry(new EntryId(number, 0), new EntryId(number - 1, 0), batch, parts));
    }

    @Test
    void apply_laterGeneration_whatCameBeforeIsGoneAndWhatComesLateIsDropped() {
        Batch old = Batch.of("t", 0, 1, tasks(9));
        Evidence taught = learner.teach(old);
        store(learner, 1, old, taught);
        Batch erasing = Batch.decided("t\u00011", 5, 2, List.of(new Decision.TenantErased()));
        store(learner, 1, erasing, Evidence.EMPTY);
        assertThat(learner.tenants()).containsExactly("t\u00011");
        Batch late = Batch.of("t", 0, 3, tasks(3));
        store(learner, 2, late, learner.teach(late));
        assertThat(learner.tenants()).containsExactly("t\u00011");
        assertThat(learner.model("t").cells()).isZero();
        assertThat(learner.model("t\u00011").cells()).isZero();
        Batch anew = Batch.of("t\u00011", 0, 4, tasks(9));
        store(learner, 3, anew, learner.teach(anew));
        assertThat(learner.model("t\u00011").cells()).isPositive();
    }

    @Test
    void teach_sessionErased_isForgottenWithoutTeachingItsEnd() {
        Batch open = Batch.of("t", 0, 1, List.of(first(7, "a")));
        learner.teach(open);
        Batch erased = Batch.decided("t", 0, 2, List.of(new Decision.SessionErased(7)));
        assertThat(learner.teach(erased)).isEqualTo(Evidence.EMPTY);
        assertThat(learner.sessions()).isZero();
        learner.follow(open);
        learner.follow(erased);
        assertThat(learner.sessions()).as("read back").isZero();
    }

    @Test
    void teach_minerThrows_endedSessionsAreForgottenAllTheSame() {
        learner.teach(Batch.of("t", 0, 1, List.of(first(1, "a"))));
        Batch poisoned = new Batch("t", 0, 2, List.of(first(2, "throw")), List.of(1L), List.of());
        assertThat(learner.teach(poisoned)).isEqualTo(Evidence.EMPTY);
        assertThat(failures).hasSize(1);
        assertThat(learner.sessions()).isZero();
    }
}
