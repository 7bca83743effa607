package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Recent;
import dev.patternengine.mining.Recogniser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sessions that went a way from start to end, a task done several times in a row counting once, and whether they succeeded. */
public final class WorkflowCases implements Recogniser {
    /** Of longer ways the first steps and the last are told. */
    private static final int MOST_STEPS = 16;

    private final List<String> steps;
    private final Recent<Walk> sessions = new Recent<>();

    /** How far a session has come. */
    private static final class Walk {
        private final List<Observation> first = new ArrayList<>();
        private Observation last;
        private int done;
        private boolean left;
    }

    private WorkflowCases(List<String> steps) {
        this.steps = steps;
    }

    /** How cases of a workflow are recognised. */
    public static Recognition of(Pattern.Workflow workflow) {
        return new Recognition(
                new WorkflowCases(workflow.steps()),
                "a session that went this way and succeeded",
                "a session that went this way and failed",
                "a task that was done several times in a row is shown once; sessions whose beginning is no longer kept, that have not"
                        + " ended, or of which nobody knows how, are not among them");
    }

    @Override
    public void see(Placed placed, Consumer<Case> found) {
        if (placed.begins()) {
            sessions.remove(placed.session());
            sessions.get(placed.session(), Walk::new);
        }
        Walk walk = sessions.look(placed.session());
        if (walk != null && !walk.left && !placed.observation().started()) {
            step(walk, placed.observation());
        }
        if (placed.ends()) {
            end(placed.session(), found);
        }
    }

    private void step(Walk walk, Observation observation) {
        String task = observation.task();
        walk.last = observation;
        if (walk.done > 0 && task.equals(steps.get(walk.done - 1))) {
            return;
        }
        walk.left = walk.done == steps.size() || !task.equals(steps.get(walk.done));
        walk.done++;
        if (walk.first.size() < MOST_STEPS) {
            walk.first.add(observation);
        }
    }

    @Override
    public void end(long session, Consumer<Case> found) {
        Walk walk = sessions.remove(session);
        if (walk == null || walk.left || walk.done < steps.size()) {
            return;
        }
        Success ending = SequenceCases.ending(walk.last);
        if (ending != Success.UNKNOWN) {
            List<Observation> shown = new ArrayList<>(walk.first);
            shown.remove(shown.size() - 1);
            shown.add(walk.last);
            found.accept(new Case(ending == Success.YES, shown));
        }
    }
}
