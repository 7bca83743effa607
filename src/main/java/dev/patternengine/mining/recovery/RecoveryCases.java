package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Recent;
import dev.patternengine.mining.Recogniser;
import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Failures of a task with an error of a template, what was done about them, and whether that got out of it: decided as when it is
 * learned ({@link Failure}).
 */
public final class RecoveryCases implements Recogniser {
    private final String task;
    private final Set<Long> signatures;
    private final List<String> way;
    private final boolean claimsRecovery;
    private final Recent<List<Open>> sessions = new Recent<>();

    /** A failure that is not decided, with what was observed from it on. */
    private record Open(Failure failure, List<Observation> steps) {
        Open after(Observation next) {
            List<Observation> longer = new ArrayList<>(steps);
            longer.add(next);
            return new Open(failure.after(next, 0), longer);
        }
    }

    /** @param way what was done first, in order; empty: whatever */
    private RecoveryCases(String task, Set<Long> signatures, List<String> way, boolean claimsRecovery) {
        this.task = task;
        this.signatures = signatures;
        this.way = way;
        this.claimsRecovery = claimsRecovery;
    }

    /**
     * How cases of a recovery pattern are recognised: those of the action that it shows first.
     *
     * @param signatures the hashes of the masked texts that its template stands for
     */
    public static Recognition of(Pattern.Recovery recovery, Set<Long> signatures) {
        boolean none = recovery.actions().isEmpty();
        boolean hopeless = !none && recovery.actions().get(0).action().equals(Advice.GIVE_UP);
        List<String> way = none || hopeless ? List.of() : way(recovery.actions().get(0));
        boolean claims = none || !(hopeless || recovery.actions().get(0).avoid());
        String did = way.isEmpty()
                ? "it failed like this, "
                : Phrases.path(Advice.way(way.get(0), recovery.task()), way.subList(1, way.size())) + " was done, ";
        String good = did + "and it was got out of";
        String bad = did + "and it was not got out of within " + Failure.WITHIN + " observations";
        String note = way.isEmpty() ? "" : "cases in which something else was done first are not among them";
        return new Recognition(
                new RecoveryCases(recovery.task(), signatures, way, claims),
                claims ? good : bad,
                claims ? bad : good,
                note);
    }

    private static List<String> way(Pattern.Action action) {
        List<String> way = new ArrayList<>(List.of(action.action()));
        way.addAll(action.then());
        return List.copyOf(way);
    }

    @Override
    public void see(Placed placed, Consumer<Case> found) {
        Observation observation = placed.observation();
        if (placed.begins()) {
            end(placed.session(), found);
        }
        if (!observation.started()) {
            List<Open> open = sessions.look(placed.session());
            if (open != null) {
                open.replaceAll(one -> decide(one, observation, found));
                open.removeIf(one -> one == null);
            }
            if (isWanted(observation)) {
                open(placed.session(), observation);
            }
        }
        if (placed.ends()) {
            sessions.remove(placed.session());
        }
    }

    private boolean isWanted(Observation observation) {
        return observation.failed()
                && !observation.closes()
                && observation.task().equals(task);
    }

    private void open(long session, Observation observation) {
        Failure failure = Failure.of(observation, Masks.mask(observation.error()));
        if (signatures.contains(failure.signature())) {
            sessions.get(session, ArrayList::new).add(new Open(failure, List.of(observation)));
        }
    }

    /** What is left undecided: null when it is not. */
    private Open decide(Open one, Observation next, Consumer<Case> found) {
        Fate fate = one.failure().fate(next);
        Open after = one.after(next);
        if (fate == Fate.OPEN) {
            return after;
        }
        tell(after, fate, found);
        return null;
    }

    private void tell(Open decided, Fate fate, Consumer<Case> found) {
        List<String> path = decided.failure().path();
        if (path.size() >= way.size() && path.subList(0, way.size()).equals(way)) {
            found.accept(new Case(fate.recovered() == claimsRecovery, decided.steps()));
        }
    }

    /** What was answered and not decided is lost. */
    @Override
    public void end(long session, Consumer<Case> found) {
        List<Open> open = sessions.remove(session);
        if (open != null) {
            open.stream().filter(one -> one.failure().isAnswered()).forEach(one -> tell(one, Fate.LOST, found));
        }
    }
}
