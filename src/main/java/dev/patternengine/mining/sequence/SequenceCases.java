package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Recent;
import dev.patternengine.mining.Recogniser;
import dev.patternengine.mining.Recogniser.Recognition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the steps of a pattern were done in a row: the next task came, or another did. That a session ended after them is neither,
 * as in the figures.
 */
public final class SequenceCases implements Recogniser {
    private final List<String> steps;
    private final String next;
    private final Recent<Deque<Observation>> sessions = new Recent<>();

    private SequenceCases(Pattern.Sequence sequence) {
        this.steps = sequence.steps();
        this.next = sequence.next();
    }

    /** How cases of a pattern of what comes next, or of what goes with success, are recognised. */
    public static Recognition of(Pattern pattern, Pattern.Sequence sequence) {
        if (sequence.steps().isEmpty()) {
            return ContrastCases.of(pattern, sequence.next());
        }
        String steps = String.join(" → ", sequence.steps());
        return new Recognition(
                new SequenceCases(sequence),
                "after " + steps + " came " + sequence.next(),
                "after " + steps + " came something else",
                "");
    }

    /** How a session ended with its last observation: by the outcome told, else as that went. */
    static Success ending(Observation last) {
        if (!last.hasOutcome()) {
            return last.success();
        }
        return last.outcome() >= Course.GOOD_OUTCOME ? Success.YES : Success.NO;
    }

    @Override
    public void see(Placed placed, Consumer<Case> found) {
        Observation observation = placed.observation();
        if (placed.begins()) {
            sessions.remove(placed.session());
        }
        if (!observation.started()) {
            Deque<Observation> before = sessions.get(placed.session(), ArrayDeque::new);
            if (isHere(before)) {
                List<Observation> all = new ArrayList<>(before);
                all.add(observation);
                found.accept(new Case(observation.task().equals(next), all));
            }
            before.addLast(observation);
            if (before.size() > steps.size()) {
                before.removeFirst();
            }
        }
        if (placed.ends()) {
            sessions.remove(placed.session());
        }
    }

    private boolean isHere(Deque<Observation> before) {
        return before.size() == steps.size()
                && before.stream().map(Observation::task).toList().equals(steps);
    }

    @Override
    public void end(long session, Consumer<Case> found) {
        sessions.remove(session);
    }
}
