package dev.patternengine.mining.tool;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A world of tasks and tools whose rates of success are known, drawn by a seed: in each circumstance of its own, or by log odds that
 * each entry of the context adds to, of which the last ones may be of no account.
 */
final class ToolWorld {
    /**
     * What a world is like.
     *
     * @param entries of the context
     * @param values of each
     * @param relevant entries that add to the log odds; -1: each circumstance has a rate of its own
     * @param entry observations in an entry
     */
    record Shape(int entries, int values, int relevant, int entry) {}

    /** A tool as it was told of, beside the truth. */
    record Told(Advice.Item item, double truth) {
        boolean isCovered() {
            return item.interval().low() <= truth && truth <= item.interval().high();
        }

        double width() {
            return item.interval().high() - item.interval().low();
        }
    }

    private static final int TASKS = 8;
    private static final double LEAST = 0.05;
    private static final double RANGE = 0.93;
    private static final double DEVIATION = 1.5;

    private final Offline engine = new Offline(CountingMiner.miners().with(ToolMiner::new), LearnerLimits.DEFAULT);
    private final Map<String, Double> rates = new HashMap<>();
    private final Shape shape;
    private final Random random;
    private final int tools;

    ToolWorld(Shape shape, long seed) {
        this.shape = shape;
        this.random = new Random(seed);
        this.tools = 2 + (int) (seed % 3);
    }

    /** Lets each task be done so many times, with tools and in circumstances drawn at random. */
    void observe(int times) {
        List<Placed> batch = new ArrayList<>();
        for (int time = 0; time < times * TASKS; time++) {
            int[] values = values();
            int tool = random.nextInt(tools);
            double rate = rate(time % TASKS, tool, values);
            batch.add(engine.place(Observation.of("task " + time % TASKS)
                    .tool("tool " + tool)
                    .context(context(values))
                    .success(random.nextDouble() < rate)
                    .build()));
            if (batch.size() == shape.entry()) {
                engine.observe(batch);
                batch = new ArrayList<>();
            }
        }
        engine.observe(batch);
    }

    /** What is told of all tools of each task, in circumstances drawn for each. */
    List<List<Told>> ask() {
        List<List<Told>> answers = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            int[] values = values();
            List<Told> answer = new ArrayList<>();
            for (Advice.Item item : answer(task, values)) {
                answer.add(
                        new Told(item, rate(task, Integer.parseInt(item.action().substring(5)), values)));
            }
            answers.add(answer);
        }
        return answers;
    }

    private List<Advice.Item> answer(int task, int[] values) {
        List<Candidate> candidates = new ArrayList<>();
        for (int tool = 0; tool < tools; tool++) {
            candidates.add(new Candidate("tool " + tool, ""));
        }
        Question question = Question.builder()
                .task("task " + task)
                .context(context(values))
                .candidates(candidates)
                .explore(true)
                .build();
        return engine.answer(Kind.TOOL, question).items();
    }

    private int[] values() {
        return random.ints(shape.entries(), 0, shape.values()).toArray();
    }

    private static Attributes context(int[] values) {
        Attributes context = Attributes.NONE;
        for (int entry = 0; entry < values.length; entry++) {
            context = context.with("entry " + entry, Value.of("value " + values[entry]));
        }
        return context;
    }

    private double rate(int task, int tool, int[] values) {
        if (shape.relevant() < 0) {
            return drawn(task + "/" + tool + Arrays.toString(values));
        }
        double base = drawn(task + "/" + tool);
        double logOdds = Math.log(base / (1 - base));
        for (int entry = 0; entry < shape.relevant(); entry++) {
            logOdds += rates.computeIfAbsent(
                    task + "/" + tool + "/" + entry + "/" + values[entry], key -> DEVIATION * random.nextGaussian());
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    private double drawn(String key) {
        return rates.computeIfAbsent(key, unused -> LEAST + RANGE * random.nextDouble());
    }
}
