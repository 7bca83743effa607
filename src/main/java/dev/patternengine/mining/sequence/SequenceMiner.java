package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.Model;
import dev.patternengine.wire.WireFormat;
import java.util.List;
import java.util.Optional;

/**
 * Learns which task follows which: a row for each context of a session, a column for each task that followed it.
 *
 * <p>A context longer than {@value #ALWAYS_LEARNED} tasks is learned once the one shorter was seen before, so that what
 * happens once costs little. A call that is only announced teaches nothing: it will be observed when it ends. Increments an
 * observation: up to 7 for the chain of contexts, 8 for {@link Views}, 2 more after a failure, 3 where an agent is named and up to 2 where parameters were told, 3
 * for {@link Window}, and 2; where its forecast was measured, up to 2 for each of {@value Experts#SIZE} experts and 20 for the
 * record; 2 where a call was tried again after an error; at the end of a session one, and two for each word of its goal.
 * Memory: 8 to 12 bytes a follower of a context and about 25 a context.
 */
public final class SequenceMiner implements Miner<SequenceState, Forecast> {
    private static final int ALWAYS_LEARNED = 4;

    private final Predictor predictor = new Predictor();
    private final Views views = new Views();
    private final Window window = new Window();
    private final Hashes hashes = new Hashes();
    private final Calling calling = new Calling(hashes);
    private final Goals goals = new Goals();

    @Override
    public Kind kind() {
        return Kind.SEQUENCE;
    }

    @Override
    public SequenceState begin() {
        return SequenceState.BEGIN;
    }

    @Override
    public WireFormat<SequenceState> states() {
        return SequenceStateFormat.ONLY;
    }

    @Override
    public SequenceState advance(SequenceState state, Observation observation) {
        if (observation.started()) {
            return state;
        }
        long task = hashes.of(observation.task());
        Call call = calling.of(observation, task);
        return state.after(observation, Step.of(observation, task, call, hashes), call, goals);
    }

    @Override
    public void teach(SequenceState before, Forecast forecast, Placed placed, Model model, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (observation.started()) {
            return;
        }
        long task = hashes.of(observation.task());
        if (!model.isNamed(task)) {
            out.name(task, observation.task());
        }
        follow(before.trail(), task, model, out);
        window.teach(before.trail(), task, model, out);
        int run = before.trail().rest().run();
        if (run > 0) {
            Streaks.teach(run, before.trail().last() == task, out);
        }
        out.add(Days.row(before.trail().last(), task), Days.of(observation.timestamp()));
        if (before.calls().failed()) {
            Loops.teach(before.calls(), calling.of(observation, task), out);
        }
        if (before.course().isTold(observation)) {
            goals.name(observation, model, out);
        }
        if (forecast != null && !forecast.isEmpty()) {
            predictor.teach(forecast, task, model, window, out);
        }
    }

    @Override
    public void remember(SequenceState before, Observation observation, Evidence.Builder out) {
        if (!observation.started()) {
            remember(before.trail(), hashes.of(observation.task()), out);
        }
    }

    private void remember(Trail before, long task, Evidence.Builder out) {
        for (int order = 0; order <= before.order(); order++) {
            out.add(before.context(order), task);
        }
        views(before, task, out);
        Window.add(before, task, out);
        int run = before.rest().run();
        if (run > 0) {
            Streaks.teach(run, before.last() == task, out);
        }
    }

    @Override
    public void finish(SequenceState state, Forecast forecast, Model model, Evidence.Builder out) {
        follow(state.trail(), Symbols.END, model, out);
        if (!state.calls().last().isEmpty()) {
            Endings.teach(
                    state.trail().whole(), state.course(), state.calls().last().get(0), out);
        }
    }

    private void follow(Trail trail, long task, Model model, Evidence.Builder out) {
        for (int order = 0; order <= trail.order(); order++) {
            out.add(trail.context(order), task);
            if (order >= ALWAYS_LEARNED && !model.has(trail.context(order))) {
                break;
            }
        }
        views(trail, task, out);
    }

    private void views(Trail trail, long task, Evidence.Builder out) {
        views.of(trail);
        for (int view = 0; view < Views.SIZE; view++) {
            if (views.key(view) != Views.ABSENT) {
                out.add(views.key(view), task);
            }
        }
    }

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        SequenceForgetting.forget(model, cells, out);
    }

    @Override
    public Forecast forecast(SequenceState state, Model model) {
        return predictor.forecast(state.trail(), model);
    }

    @Override
    public long measured(Model model) {
        return Calibration.answers(model);
    }

    @Override
    public void score(Forecast forecast, Placed placed, Evidence.Builder out) {
        if (!placed.observation().started()) {
            Scoreboard.score(forecast, hashes.of(placed.observation().task()), out);
        }
    }

    @Override
    public Answer answer(SequenceState state, Question question, Model model) {
        Answer answer = answers(state, question, model);
        return loop(state, model).map(loop -> LoopAdvice.warn(answer, loop)).orElse(answer);
    }

    /**
     * What was done lately may be the middle of a session: it is not taken for its begin. And it is taken for what was not
     * learned: it counts beside the model.
     */
    private Answer answers(SequenceState state, Question question, Model model) {
        if (!question.session().isEmpty() || question.recent().isEmpty()) {
            return new Answers(model, model, predictor).answer(state.trail(), question);
        }
        Trail trail = Trail.unplaced();
        Evidence.Builder did = new Evidence.Builder();
        for (Observation observation : question.recent()) {
            if (!observation.started()) {
                long task = hashes.of(observation.task());
                remember(trail, task, did);
                Call call = calling.of(observation, task);
                trail = trail.after(Step.of(observation, task, call, hashes));
            }
        }
        Model own = new Model();
        own.apply(did.build());
        return new Answers(model, model.beside(own), predictor)
                .answer(trail.length() == 0 ? state.trail() : trail, question);
    }

    @Override
    public boolean findsLoops() {
        return true;
    }

    @Override
    public Optional<Loop> loop(SequenceState state, Model model) {
        return Loops.of(state, model);
    }

    @Override
    public List<Pattern> patterns(Model model) {
        return SequencePatterns.of(model);
    }

    @Override
    public TaskGraph graph(Model model, int most) {
        return Graph.of(model, most);
    }

    @Override
    public Quality quality(Model model) {
        return Scoreboard.quality(model);
    }
}
