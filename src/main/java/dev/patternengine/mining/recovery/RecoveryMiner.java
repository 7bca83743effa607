package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.text.MaskedTexts;
import dev.patternengine.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Learns what gets out of errors. A failure is known by its error's signature and the failed task; the first task after it
 * is the action tried (the failed task itself is an identical retry), and it worked when the failed task succeeds within
 * {@value Failure#WITHIN} observations or the session ends with an outcome of a half or more by then.
 *
 * <p>Cost: an observation that does not fail in a session without open failures costs a look at a list and allocates
 * nothing; a failure costs one masking pass, its end at most nine increments, and three where its origin has a name. Memory: the model
 * holds nine cells for each new signature, task and action together, and two for each origin of these; the catalogue of
 * templates is a cache.
 */
public final class RecoveryMiner implements Miner<RecoveryState, List<Expectation>> {
    private final Catalogue catalogue = new Catalogue();
    private final Standing standing = new Standing(catalogue);
    private final Credit credit = new Credit();
    private final MaskedTexts masks = MaskedTexts.SHARED;

    @Override
    public Kind kind() {
        return Kind.RECOVERY;
    }

    @Override
    public RecoveryState begin() {
        return RecoveryState.CALM;
    }

    @Override
    public WireFormat<RecoveryState> states() {
        return RecoveryStateFormat.ONLY;
    }

    @Override
    public RecoveryState advance(RecoveryState state, Observation observation) {
        return state.after(observation, masks);
    }

    @Override
    public void teach(
            RecoveryState before, List<Expectation> forecast, Placed placed, Model model, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (observation.started()) {
            return;
        }
        if (!before.open().isEmpty()) {
            teach(before.open(), observation, model, out);
        }
        if (observation.closes()) {
            Credit.addEnd(before, observation, masks, model, out);
        }
    }

    private void teach(List<Failure> open, Observation observation, Model model, Evidence.Builder out) {
        long signed = observation.failed() ? Hash64.of(masks.of(observation.error())) : 0;
        for (Failure failure : open) {
            Fate fate = failure.fate(observation);
            if (fate != Fate.OPEN) {
                credit.add(failure.after(observation, signed), fate, model, out);
            }
        }
    }

    @Override
    public void finish(RecoveryState state, List<Expectation> forecast, Model model, Evidence.Builder out) {
        state.open().stream()
                .filter(Failure::isAnswered)
                .forEach(failure -> credit.add(failure, Fate.LOST, model, out));
        if (forecast != null) {
            forecast.stream()
                    .filter(expectation -> expectation.failure().isAnswered())
                    .forEach(expectation -> OwnRecord.add(expectation, expectation.failure(), Fate.LOST, out));
        }
    }

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        RecoveryForgetting.forget(model, cells, out);
    }

    @Override
    public List<Expectation> forecast(RecoveryState state, Model model) {
        if (state.open().isEmpty()) {
            return null;
        }
        List<Expectation> expectations = new ArrayList<>(state.open().size());
        for (Failure failure : state.open()) {
            expectations.add(new Expectation(failure, standing.advised(failure, model)));
        }
        return expectations;
    }

    @Override
    public void score(List<Expectation> forecast, Placed placed, Evidence.Builder out) {
        if (placed.observation().started()) {
            return;
        }
        for (Expectation expectation : forecast) {
            Fate fate = expectation.failure().fate(placed.observation());
            if (fate != Fate.OPEN) {
                OwnRecord.add(expectation, expectation.failure().after(placed.observation(), 0), fate, out);
            }
        }
    }

    @Override
    public Answer answer(RecoveryState state, Question question, Model model) {
        Failure last =
                state.open().isEmpty() ? null : state.open().get(state.open().size() - 1);
        boolean told = !question.error().isEmpty() && !question.task().isEmpty();
        boolean explores = question.explore() && !question.candidates().isEmpty();
        if (!told && last == null && !explores) {
            return Answer.silent(Kind.RECOVERY, missing(question), 0);
        }
        Trouble trouble = told || last == null ? told(question, last) : Trouble.of(last);
        return Advisor.of(catalogue, model, trouble).answer(question);
    }

    /** What the question lacks, for people. */
    private static String missing(Question question) {
        return question.error().isEmpty()
                ? "nothing failed: ask with task and error, or for a session that failed"
                : "task is missing: an error is answered for the task that failed with it";
    }

    /** What the question says failed, at the moment of the session's last failure where it has one. */
    private Trouble told(Question question, Failure last) {
        String version = question.context().text(Attributes.TOOL_VERSION);
        boolean same = last != null && last.task().equals(question.task());
        return new Trouble(
                question.task(),
                version.isEmpty() && same ? last.version() : version,
                masks.of(question.error()),
                last == null ? question.at() : last.at());
    }

    @Override
    public List<Pattern> patterns(Model model) {
        return Patterns.of(catalogue.all(model), model);
    }

    @Override
    public Set<Long> signatures(Model model, String template) {
        return catalogue.all(model).entrySet().stream()
                .filter(one -> Template.of(one.getKey()).id().equals(template))
                .flatMapToLong(one -> LongStream.of(one.getValue()))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Quality quality(Model model) {
        return OwnRecord.quality(model);
    }
}
