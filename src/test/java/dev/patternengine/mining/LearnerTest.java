package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private final List<RuntimeException> failures = new ArrayList<>();
    private final Learner<?, ?> learner =
            CountingMiner.miners().learner(Kind.TOOL, Learner.Limits.DEFAULT, failures::add);

    private static Placed first(long session, String task) {
        return new Placed(session, true, false, Observation.of(task).build());
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
