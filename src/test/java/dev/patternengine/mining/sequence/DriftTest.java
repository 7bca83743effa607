package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent that changes its ways: after {@code review} came {@code fix}, from one day on {@code ship}, 9 times of 10. */
class DriftTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(DriftTest.class);
    private static final long SEED = 20_261;
    private static final int BEFORE = 2_000;
    private static final int AFTER = 300;

    private final Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
    private final Random random = new Random(SEED);

    private double run(int sessions, String usual, String rare) {
        double hits = hits();
        for (int session = 0; session < sessions; session++) {
            String last = random.nextDouble() < 0.9 ? usual : rare;
            for (String task : new String[] {"open", "review", last}) {
                engine.observe(Observation.of(task)
                        .session(usual + session)
                        .end(task.equals(last))
                        .build());
            }
        }
        return (hits() - hits) / sessions - 1;
    }

    private double hits() {
        var figures = engine.quality(Kind.SEQUENCE).figures();
        return figures.get("scored") == 0 ? 0 : figures.get("scored") * figures.get("top1");
    }

    @Test
    void observe_plantedChange_isFollowedWithinAHundredSessions() {
        run(BEFORE, "fix", "ship");
        double before = run(AFTER, "fix", "ship");
        double during = run(100, "ship", "fix");
        double after = run(AFTER, "ship", "fix");
        LOGGER.info("right before the change {}, in the 100 sessions from it on {}, later {}", before, during, after);
        assertThat(before).as("seed %d", SEED).isGreaterThan(0.85);
        assertThat(during).as("2 300 sessions did otherwise, seed %d", SEED).isGreaterThan(0.5);
        assertThat(after).as("seed %d", SEED).isGreaterThan(0.85);
    }
}
