package dev.patternengine.mining.tool;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.LogScale;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns which tool succeeds where. Each use of a tool counts as a success or a failure of (task, feature, tool) for
 * every feature of its {@link Circumstances}; a {@link Judge} puts the counts together, and a {@link Blend} learns how far
 * they can be trusted beside names and descriptions, whose worth is learned by {@link Match}. A use whose success is
 * unknown teaches only that the tool is used.
 *
 * <p>A session's state is the name of its previous task. The miner remembers the last questions, see {@link Asked}, and
 * which windows it brought down, see {@link Lately}.
 *
 * <p>Cost: nothing without a tool; else 6 increments, one for each feature and pair, and one more from the second feature on. A prediction reads two cells for
 * each.
 */
public final class ToolMiner implements Miner<String, ToolMiner.Expectation> {
    private static final long MILLIS_A_DAY = 86_400_000L;

    private static final WireFormat<String> PREVIOUS = new PreviousFormat();

    private final Asked asked = new Asked();
    private final Lately lately = new Lately();
    private final Hashes hashes = new Hashes();

    /**
     * What is needed to predict once the circumstances are known: they come with the observation.
     *
     * @param previous the session's previous task
     * @param model as it is when the observation comes
     */
    public record Expectation(String previous, Model model) {}

    /** Version 1: the name of the previous task. */
    private static final class PreviousFormat implements WireFormat<String> {
        private static final int VERSION = 1;

        @Override
        public void write(String previous, WireOutput out) {
            out.writeByte(VERSION).writeText(previous);
        }

        @Override
        public String read(WireInput in) {
            in.requireVersion(VERSION);
            return in.readText();
        }
    }

    @Override
    public Kind kind() {
        return Kind.TOOL;
    }

    @Override
    public String begin() {
        return "";
    }

    @Override
    public WireFormat<String> states() {
        return PREVIOUS;
    }

    @Override
    public String advance(String previous, Observation observation) {
        return observation.started() ? previous : observation.task();
    }

    @Override
    public void teach(String previous, Expectation expectation, Placed placed, Model model, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (!isUse(observation)) {
            return;
        }
        long task = hashes.of(observation.task());
        long tool = hashes.of(observation.tool());
        teachUse(task, tool, observation, model, out);
        if (observation.success() != Success.UNKNOWN) {
            boolean won = observation.success() == Success.YES;
            if (placed.begins() && ToolRecord.isMeasured(placed.session(), model)) {
                measure(previous, observation, model, out);
            }
            Circumstances around = Circumstances.of(previous, observation.context(), "", hashes);
            teachTrust(task, tool, around, won, expectation != null, model, out);
            teachSuccess(task, tool, around, won, model, out);
        }
    }

    private static boolean isUse(Observation observation) {
        return !observation.tool().isEmpty() && !observation.started();
    }

    private static void teachUse(long task, long tool, Observation use, Model model, Evidence.Builder out) {
        long uses = Cells.uses(task);
        if (!model.has(uses, tool) || !model.isNamed(tool) || !model.has(Cells.TASKS, task)) {
            out.add(Cells.TASKS, task).name(task, use.task()).name(tool, use.tool());
        }
        out.add(uses, tool);
        out.add(Cells.days(task, tool), Math.floorDiv(use.timestamp(), MILLIS_A_DAY));
        if (use.success() == Success.YES && use.hasTime()) {
            out.add(Cells.times(task, tool), LogScale.FINE.bucket(use.executionTime()));
        }
    }

    /** Teaches what the match and the evidence foretold of this use, where it was asked about or is measured. */
    private void teachTrust(
            long task,
            long tool,
            Circumstances around,
            boolean won,
            boolean measured,
            Model model,
            Evidence.Builder out) {
        Match match = around.goal().isEmpty() ? Match.UNTOLD : asked.match(task, around.goal(), tool);
        if (match != Match.UNTOLD) {
            out.add(match.row(), match.column(won));
            Blend.teachMatched(task, out);
        }
        if (measured || match != Match.UNTOLD) {
            Blend.teach(task, new Judge(model, task, around).expect(tool, match), won, out);
        }
    }

    private void teachSuccess(
            long task, long tool, Circumstances around, boolean won, Model model, Evidence.Builder out) {
        out.add(row(task, Cells.ALWAYS, won), tool);
        long features = Cells.features(task);
        Circumstances seen = around.seen(feature -> model.has(features, feature) || out.delta(features, feature) != 0);
        for (int place = 0; place < around.size(); place++) {
            long feature = around.single(place);
            out.add(row(task, feature, won), tool);
            if (seen != around && !model.has(features, feature)) {
                out.add(features, feature).name(feature, around.name(place));
            }
        }
        around.forEachPair(pair -> out.add(row(task, pair, won), tool));
        lately.teach(task, seen.whole(), tool, won, model, out);
        Strata.teach(task, seen.whole(), tool, won, model, out);
        if (seen.isBroadApart()) {
            out.add(row(task, seen.broad(), won), tool);
        }
    }

    private static long row(long task, long feature, boolean won) {
        return won ? Cells.won(task, feature) : Cells.lost(task, feature);
    }

    @Override
    public void finish(String previous, Expectation expectation, Model model, Evidence.Builder out) {}

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        ToolForgetting.forget(model, cells, out);
    }

    @Override
    public Expectation forecast(String previous, Model model) {
        return new Expectation(previous, model);
    }

    @Override
    public void score(Expectation expectation, Placed placed, Evidence.Builder out) {
        Observation observation = placed.observation();
        if (isUse(observation) && observation.success() != Success.UNKNOWN) {
            measure(expectation.previous(), observation, expectation.model(), out);
        }
    }

    /** Measures what would have been advised right before a use. */
    private void measure(String previous, Observation observation, Model model, Evidence.Builder out) {
        long task = hashes.of(observation.task());
        Circumstances around = Circumstances.of(previous, observation.context(), "", hashes)
                .seen(feature -> model.has(Cells.features(task), feature));
        Choice choice = Choice.amongKnown(model, task, around);
        ToolRecord.add(choice, hashes.of(observation.tool()), observation.success() == Success.YES, out);
    }

    @Override
    public long measured(Model model) {
        return ToolRecord.measured(model);
    }

    @Override
    public Answer answer(String previous, Question question, Model model) {
        long task = hashes.of(question.task());
        Circumstances around = Circumstances.of(previous, question.context(), question.goal(), hashes)
                .seen(feature -> model.has(Cells.features(task), feature));
        List<Candidate> candidates =
                question.candidates().isEmpty() ? known(model, task) : distinct(question.candidates());
        if (candidates.isEmpty()) {
            return Answer.silent(Kind.TOOL, "no tool was seen at this task and no candidate was given", 1);
        }
        List<Match> matches = Lexicon.matches(around.goal(), candidates);
        if (!around.goal().isEmpty()) {
            asked.add(task, around.goal(), candidates, matches);
        }
        Choice choice = Choice.among(candidates, matches, model, task, around);
        return new ToolAdvice(choice, question, candidates, around, model).answer();
    }

    /** Each tool once: as it was named first. */
    private static List<Candidate> distinct(List<Candidate> candidates) {
        Map<String, Candidate> byTool = new LinkedHashMap<>();
        candidates.forEach(candidate -> byTool.putIfAbsent(candidate.tool(), candidate));
        return List.copyOf(byTool.values());
    }

    private static List<Candidate> known(Model model, long task) {
        return Choice.known(model, task).stream()
                .map(tool -> new Candidate(model.name(tool), ""))
                .toList();
    }

    @Override
    public List<Pattern> patterns(Model model) {
        return ToolPatterns.of(model);
    }

    @Override
    public Quality quality(Model model) {
        return ToolRecord.quality(model);
    }
}
