package dev.patternengine.mining;

import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The latest cases of one sort, each of another session, and how many there were. One owner, one thread. Memory: that of the cases it keeps. */
public final class Cases {
    private static final Comparator<Case> LATEST_FIRST =
            Comparator.comparingLong((Case one) -> one.last().timestamp()).reversed();

    private final int most;
    private final List<Case> latest = new ArrayList<>();
    private long found;

    /** @param most cases to keep */
    public Cases(int most) {
        this.most = most;
    }

    /** Takes a case. O(cases kept). */
    public void add(Case one) {
        found++;
        Case known = ofSameSession(one);
        if (known == null || known.last().timestamp() <= one.last().timestamp()) {
            latest.remove(known);
            latest.add(one);
            latest.sort(LATEST_FIRST);
            if (latest.size() > most) {
                latest.remove(most);
            }
        }
    }

    /** Of those without a session and an agent, each is a session of its own. */
    private Case ofSameSession(Case one) {
        Observation last = one.last();
        return last.session().isEmpty() && last.agent().isEmpty()
                ? null
                : latest.stream()
                        .filter(kept -> kept.last().session().equals(last.session())
                                && (!last.session().isEmpty()
                                        || kept.last().agent().equals(last.agent())))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether there are as many as are kept. */
    public boolean isFull() {
        return latest.size() == most;
    }

    /**
     * All of it, for people.
     *
     * @param means what all of them are
     * @param variants what of a step the pattern compares; empty for nothing
     */
    public Examples.Side side(String means, Function<Observation, String> variants) {
        List<Examples.Example> items =
                latest.stream().map(one -> example(one, variants)).toList();
        return new Examples.Side(means, found, items);
    }

    private static Examples.Example example(Case one, Function<Observation, String> variants) {
        Observation last = one.last();
        List<Examples.Step> steps = one.steps().stream()
                .map(step -> step(step, last, variants.apply(step)))
                .toList();
        return new Examples.Example(last.session(), last.agent(), last.timestamp(), false, steps);
    }

    private static Examples.Step step(Observation step, Observation last, String variant) {
        return new Examples.Step(
                step.session().equals(last.session()) ? "" : step.session(),
                step.task(),
                step.tool(),
                variant,
                step.timestamp(),
                step.success(),
                shortened(Masks.mask(step.error())),
                step.executionTime());
    }

    private static String shortened(String masked) {
        if (masked.length() <= Examples.Step.LONGEST_ERROR) {
            return masked;
        }
        int end = Examples.Step.LONGEST_ERROR - 1;
        return masked.substring(0, Character.isHighSurrogate(masked.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
