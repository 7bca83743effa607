package dev.patternengine.mining.performance;

import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;

/** The variants of a task that a question is about: its candidates, or all that were seen of the dimension seen most. */
final class Rivals {
    static final String TOOL = "tool";
    static final String VARIANT = "variant";
    private static final String ASSIGNED = "=";

    /**
     * A variant that could be chosen.
     *
     * @param action its name as the candidate has it
     * @param variant the hash of dimension and value
     */
    record Rival(String action, long variant) {}

    private Rivals() {}

    /** Whether circumstances are learned for the dimension's values: tools and plain variants. */
    static boolean isTold(String dimension) {
        return dimension.equals(VARIANT) || dimension.equals(TOOL);
    }

    /** The name of a dimension's value as an action. */
    static String action(String dimension, String value) {
        return dimension.equals(TOOL) ? value : dimension + ASSIGNED + value;
    }

    static List<Rival> of(Question question, Model model) {
        long task = Hash64.of(question.task());
        return question.candidates().isEmpty()
                ? known(task, dimension(task, model), model)
                : question.candidates().stream()
                        .map(candidate -> rival(task, candidate, model))
                        .toList();
    }

    private static String dimension(long task, Model model) {
        return values(task, VARIANT, model).length >= values(task, TOOL, model).length ? VARIANT : TOOL;
    }

    private static long[] values(long task, String dimension, Model model) {
        return model.columns(Cells.values(Hash64.mix(task, Hash64.of(dimension))));
    }

    private static List<Rival> known(long task, String dimension, Model model) {
        List<Rival> rivals = new ArrayList<>();
        for (long value : values(task, dimension, model)) {
            rivals.add(new Rival(action(dimension, model.name(value)), variant(task, dimension, value)));
        }
        return rivals;
    }

    private static long variant(long task, String dimension, long value) {
        return Hash64.mix(Hash64.mix(task, Hash64.of(dimension)), value);
    }

    /** A candidate is a tool, a plain variant as {@code variant=…}, or the value of one where the task has no tools. */
    private static Rival rival(long task, Candidate candidate, Model model) {
        String name = candidate.tool();
        if (name.startsWith(VARIANT + ASSIGNED)) {
            long value = Hash64.of(name.substring(VARIANT.length() + ASSIGNED.length()));
            return new Rival(name, variant(task, VARIANT, value));
        }
        return new Rival(name, variant(task, dimension(task, model), Hash64.of(name)));
    }
}
