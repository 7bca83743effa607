package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session did itself counts, whether it was learned or not. */
class UnlearnedSessionTest {
    private static final long DAY = 86_400_000L;

    private final SequenceMiner miner = new SequenceMiner();

    /** A model of many runs that alternate, after one of two tasks, and of the sessions given. */
    private static Model model(List<Observation> more) {
        Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), new LearnerLimits(1_000_000, 0));
        for (int run = 0; run < 40; run++) {
            engine.observe(step("ask", run));
            engine.observe(step(run % 2 == 0 ? "read" : "write", run));
            engine.observe(step("ask", run));
        }
        more.forEach(engine::observe);
        return engine.model(Kind.SEQUENCE);
    }

    private static Observation step(String task, long session) {
        return Observation.of(task)
                .session("run " + session)
                .timestamp(session * DAY)
                .build();
    }

    private SequenceState after(List<Observation> steps) {
        SequenceState state = miner.begin();
        for (Observation step : steps) {
            state = miner.advance(state, step);
        }
        return state;
    }

    /** What the session adds where it is not learned. */
    private Model own(List<Observation> steps) {
        Evidence.Builder did = new Evidence.Builder();
        for (int place = 0; place < steps.size(); place++) {
            miner.remember(after(steps.subList(0, place)), steps.get(place), did);
        }
        Model own = new Model();
        own.apply(did.build());
        return own;
    }

    @Test
    void forecast_sessionNotLearned_isThatOfASessionLearned() {
        List<Observation> steps =
                List.of(step("ask", 99), step("write", 99), step("ask", 99), step("write", 99), step("ask", 99));
        Model others = model(List.of());
        Forecast learned = miner.forecast(after(steps), model(steps));
        Forecast beside = miner.forecast(after(steps), others.beside(own(steps)));
        Forecast alone = miner.forecast(after(steps), others);
        assertThat(beside.task(0)).isEqualTo(learned.task(0));
        assertThat(beside.probability(0)).isCloseTo(learned.probability(0), within(0.005));
        assertThat(beside.probability(0)).isGreaterThan(alone.probability(0) + 0.01);
    }

    @Test
    void remember_announcedCall_addsNothing() {
        Evidence.Builder did = new Evidence.Builder();
        miner.remember(miner.begin(), Observation.of("ask").started(true).build(), did);
        assertThat(did.build().isEmpty()).isTrue();
    }
}
