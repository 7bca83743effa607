package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Recent;
import dev.patternengine.mining.Recogniser;
import java.util.List;
import java.util.function.Consumer;

/** Sessions that did a task which goes with success or failure, and how they ended. */
final class ContrastCases implements Recogniser {
    private final String task;
    private final Success claimed;
    private final Recent<Seen> sessions = new Recent<>();

    /** What is known of a session: when it first did the task, and what it did last. */
    private static final class Seen {
        private Observation did;
        private Observation last;
    }

    private ContrastCases(String task, Success claimed) {
        this.task = task;
        this.claimed = claimed;
    }

    static Recognition of(Pattern pattern, String task) {
        boolean helps = pattern.evidence().getOrDefault("success_difference", 0.0) >= 0;
        String good = "a session with " + task + " that succeeded";
        String bad = "a session with " + task + " that failed";
        return new Recognition(
                new ContrastCases(task, helps ? Success.YES : Success.NO),
                helps ? good : bad,
                helps ? bad : good,
                "sessions that have not ended, or of which nobody knows how, and those without " + task
                        + " are not among them");
    }

    @Override
    public void see(Placed placed, Consumer<Case> found) {
        if (placed.begins()) {
            sessions.remove(placed.session());
        }
        Observation observation = placed.observation();
        if (!observation.started()) {
            Seen seen = sessions.get(placed.session(), Seen::new);
            seen.last = observation;
            seen.did = seen.did == null && observation.task().equals(task) ? observation : seen.did;
        }
        if (placed.ends()) {
            end(placed.session(), found);
        }
    }

    @Override
    public void end(long session, Consumer<Case> found) {
        Seen seen = sessions.remove(session);
        if (seen == null || seen.did == null) {
            return;
        }
        Success ending = SequenceCases.ending(seen.last);
        if (ending != Success.UNKNOWN) {
            boolean once = seen.did.equals(seen.last);
            found.accept(new Case(ending == claimed, once ? List.of(seen.did) : List.of(seen.did, seen.last)));
        }
    }
}
