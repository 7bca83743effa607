package dev.patternengine.mining;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import java.util.Map;

/** The smallest miner: counts tasks. For tests of what carries miners. */
public final class CountingMiner implements Miner<Integer, String> {
    private static final long TASKS = Hash64.of("tasks");
    private static final long SCORES = Hash64.of("scores");

    private final Kind kind;

    public CountingMiner(Kind kind) {
        this.kind = kind;
    }

    /** One for each kind. */
    public static Miners miners() {
        Miners miners = new Miners();
        for (Kind kind : Kind.ALL) {
            miners = miners.with(() -> new CountingMiner(kind));
        }
        return miners;
    }

    /** How often the task was counted. */
    public static long count(Model model, String task) {
        return model.count(TASKS, Hash64.of(task));
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Integer begin() {
        return 0;
    }

    @Override
    public WireFormat<Integer> states() {
        return new WireFormat<>() {
            @Override
            public void write(Integer state, WireOutput out) {
                out.writeCount(state);
            }

            @Override
            public Integer read(WireInput in) {
                return in.readInt();
            }
        };
    }

    @Override
    public Integer advance(Integer state, Observation observation) {
        return Math.min(state + 1, 1_000);
    }

    @Override
    public void teach(Integer before, String forecast, Placed placed, Model model, Evidence.Builder out) {
        if (placed.observation().task().equals("throw")) {
            throw new IllegalStateException("told to throw");
        }
        long task = Hash64.of(placed.observation().task());
        out.add(TASKS, task).name(task, placed.observation().task());
    }

    @Override
    public void finish(Integer state, String forecast, Model model, Evidence.Builder out) {}

    @Override
    public void forget(Model model, long cells, Evidence.Builder out) {
        Forgetting forgetting = new Forgetting(model, out);
        Forgetting.Units units = forgetting.units(task -> forgetting.cell(TASKS, task));
        model.forEach(TASKS, (task, count) -> units.add(count, 1, task, task));
        forgetting.take(cells);
        forgetting.names(task -> forgetting.left(TASKS, task) != 0);
    }

    @Override
    public String forecast(Integer state, Model model) {
        return likeliest(model);
    }

    private static String likeliest(Model model) {
        String best = null;
        long most = 0;
        for (long task : model.columns(TASKS)) {
            if (model.count(TASKS, task) > most) {
                most = model.count(TASKS, task);
                best = model.name(task);
            }
        }
        return best;
    }

    @Override
    public long measured(Model model) {
        return model.count(SCORES, 1);
    }

    @Override
    public void score(String forecast, Placed placed, Evidence.Builder out) {
        out.add(SCORES, 1);
        if (forecast.equals(placed.observation().task())) {
            out.add(SCORES, 2);
        }
    }

    @Override
    public Answer answer(Integer state, Question question, Model model) {
        String best = likeliest(model);
        if (best == null) {
            return Answer.silent(kind, "nothing counted", 1);
        }
        long support = count(model, best);
        Advice.Item item = new Advice.Item(
                kind, best, 0.5, new Interval(0, 1), support, Double.NaN, "most frequent", "", false, 1);
        return Answer.of(kind, question.task().equals(best), List.of(item));
    }

    @Override
    public List<Pattern> patterns(Model model) {
        String best = likeliest(model);
        return best == null
                ? List.of()
                : List.of(new Pattern(
                        "p-" + kind.label(),
                        true,
                        best + " is frequent",
                        0.5,
                        new Interval(0, 1),
                        count(model, best),
                        -1,
                        Double.NaN,
                        0,
                        0,
                        1,
                        Map.of(),
                        Map.of(),
                        detail(best)));
    }

    private Pattern.Detail detail(String task) {
        return switch (kind) {
            case SEQUENCE -> new Pattern.Sequence(List.of(), task);
            case RECOVERY -> new Pattern.Recovery("s", "t", task, FailureClass.CALL, List.of());
            case TOOL -> new Pattern.Tool("tool", task, List.of());
            case PERFORMANCE -> new Pattern.Performance(task, "tool", "a", "b", 2, new Interval(1, 3));
        };
    }

    @Override
    public Quality quality(Model model) {
        return new Quality(
                kind,
                Map.of(
                        "scored", (double) model.count(SCORES, 1),
                        "hits", (double) model.count(SCORES, 2)));
    }
}
