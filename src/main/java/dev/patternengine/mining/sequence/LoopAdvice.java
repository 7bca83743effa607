package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.mining.stats.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns who asks from within a loop. */
final class LoopAdvice {
    private static final String ONLY_MORE = "what usually comes next is what this session keeps repeating";

    private LoopAdvice() {}

    /** The answer with a last item against going on with the loop, and without items that advise to. */
    static Answer warn(Answer answer, Loop loop) {
        List<Advice.Item> others = answer.items().stream()
                .filter(item -> !item.action().equals(next(loop)))
                .toList();
        Optional<Advice.Silence> silence = others.isEmpty() && answer.silence().isEmpty()
                ? Optional.of(new Advice.Silence(Kind.SEQUENCE, ONLY_MORE, 0))
                : answer.silence();
        List<Advice.Item> items =
                Stream.concat(others.stream(), Stream.of(against(loop))).toList();
        return new Answer(Kind.SEQUENCE, answer.strong() && !others.isEmpty(), items, silence);
    }

    /** What goes on with the loop. */
    private static String next(Loop loop) {
        return loop.tasks().get((int) (loop.steps() % loop.tasks().size()));
    }

    /** How sure: as sure as so many repetitions without a change make it that the next one brings none. */
    private static Advice.Item against(Loop loop) {
        double steps = loop.steps();
        return new Advice.Item(
                Kind.SEQUENCE,
                next(loop),
                (steps + 1) / (steps + 2),
                Proportion.interval(steps, steps),
                loop.steps(),
                Double.NaN,
                loop.text(),
                "",
                true,
                1);
    }
}
