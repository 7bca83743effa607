package dev.patternengine.mining;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cases that a recogniser finds in observations, as {@code + task task} for the pattern and {@code - task task} against it. */
public final class SeenCases {
    private final Recogniser recogniser;
    private final Set<String> open = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    public SeenCases(Recogniser recogniser) {
        this.recogniser = recogniser;
    }

    /** Lets it see observations whose sessions begin with the first and end as they say. */
    public SeenCases see(Observation... observations) {
        for (Observation observation : observations) {
            see(observation, open.add(observation.session()));
        }
        return this;
    }

    /** Lets it see one of a session that began before what is kept. */
    public SeenCases seeMiddle(Observation observation) {
        open.add(observation.session());
        return see(observation, false);
    }

    private SeenCases see(Observation observation, boolean begins) {
        boolean ends = observation.closes();
        recogniser.see(new Placed(Hash64.of(observation.session()), begins, ends, observation), this::add);
        if (ends) {
            open.remove(observation.session());
        }
        return this;
    }

    /** Ends a session by silence. */
    public SeenCases end(String session) {
        open.remove(session);
        recogniser.end(Hash64.of(session), this::add);
        return this;
    }

    private void add(Case one) {
        StringBuilder text = new StringBuilder(one.supports() ? "+" : "-");
        one.steps().forEach(step -> text.append(' ').append(step.task()));
        found.add(text.toString());
    }

    /** What was found so far. */
    public List<String> found() {
        return found;
    }

    /** A pattern with only what recognisers look at. */
    public static Pattern pattern(double successRate, Map<String, Double> evidence, Pattern.Detail detail) {
        Interval whole = new Interval(0, 1);
        return new Pattern("p-1", true, "t", .5, whole, 9, -1, successRate, 0, 0, 1, Map.of(), evidence, detail);
    }
}
