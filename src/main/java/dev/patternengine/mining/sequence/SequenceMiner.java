package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.Model;
import dev.patternengine.wire.WireFormat;
import java.util.List;

/**
 * Learns which task follows which: a row for each context of a session, a column for each task that followed it.
 *
 * <p>A context longer than {@value #ALWAYS_LEARNED} tasks is learned once the one shorter was seen before, so that what
 * happens once costs little. A call that is only announced teaches nothing: it will be observed when it ends. At most 11
 * increments an observation, and 34 more where its forecast was measured. Memory: 46 bytes a follower of a context.
 */
public final class SequenceMiner implements Miner<Trail, Forecast> {
    private static final int ALWAYS_LEARNED = 4;

    private final Predictor predictor = new Predictor();
    private final Hashes hashes = new Hashes();

    @Override
    public Kind kind() {
        return Kind.SEQUENCE;
    }

    @Override
    public Trail begin() {
        return Trail.begin();
    }

    @Override
    public WireFormat<Trail> states() {
        return TrailFormat.ONLY;
    }

    @Override
    public Trail advance(Trail trail, Observation observation) {
        return observation.started() ? trail : trail.after(hashes.of(observation.task()), observation.failed());
    }

    @Override
    public void teach(Trail before, Forecast forecast, Placed placed, Model model, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (observation.started()) {
            return;
        }
        long task = hashes.of(observation.task());
        if (!model.isNamed(task)) {
            out.name(task, observation.task());
        }
        follow(before, task, model, out);
        out.add(Days.row(before.last(), task), Days.of(observation.timestamp()));
        if (forecast != null && !forecast.isEmpty()) {
            Hedge.teach(forecast, task, out);
            Calibration.teach(forecast.raw(), forecast.task(0) == task, out);
        }
    }

    @Override
    public void finish(Trail trail, Forecast forecast, Model model, Evidence.Builder out) {
        follow(trail, Symbols.END, model, out);
    }

    private static void follow(Trail trail, long task, Model model, Evidence.Builder out) {
        for (int order = 0; order <= trail.order(); order++) {
            out.add(trail.context(order), task);
            if (order >= ALWAYS_LEARNED && !model.has(trail.context(order))) {
                break;
            }
        }
        for (int place = 0; place < Trail.SIDES; place++) {
            out.add(trail.side(place), task);
        }
    }

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        SequenceForgetting.forget(model, cells, out);
    }

    @Override
    public Forecast forecast(Trail trail, Model model) {
        return predictor.forecast(trail, model);
    }

    @Override
    public void score(Forecast forecast, Placed placed, Evidence.Builder out) {
        if (!placed.observation().started()) {
            Scoreboard.score(forecast, hashes.of(placed.observation().task()), out);
        }
    }

    @Override
    public Answer answer(Trail trail, Question question, Model model) {
        return new Answers(model, predictor).answer(trail, question);
    }

    @Override
    public List<Pattern> patterns(Model model) {
        return new FrequentSequences(model).patterns();
    }

    @Override
    public Quality quality(Model model) {
        return Scoreboard.quality(model);
    }
}
