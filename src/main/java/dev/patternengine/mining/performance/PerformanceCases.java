package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Case;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Recent;
import dev.patternengine.mining.Recogniser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Pairs of runs of a task, one with each of two values, that lie next to each other in time and in like circumstances, and which of
 * them was faster. Paired as when they are learned ({@link Lane}, {@link Places}), but from the first observation that is read on,
 * and without taking both to the same size. Pairs of equal times are none.
 */
public final class PerformanceCases implements Recogniser {
    private static final int MOST_WAITING = 8;

    private final Pattern.Performance wanted;
    private final long task;
    private final Places places = new Places(new Hashes());
    private final Recent<Meeting> meetings = new Recent<>();

    /** A lane, and what waits in it. */
    private static final class Meeting {
        private final Lane lane = new Lane();
        private final Map<Lane.Timed, Observation> waiting = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Lane.Timed, Observation> eldest) {
                return size() > MOST_WAITING;
            }
        };
    }

    private PerformanceCases(Pattern.Performance wanted) {
        this.wanted = wanted;
        this.task = Hash64.of(wanted.task());
    }

    /** How cases of a speed-up are recognised. */
    public static Recognition of(Pattern.Performance speedUp) {
        String pair = "two successful runs next to each other in time and in like circumstances: the one with "
                + speedUp.dimension() + " ";
        return new Recognition(
                new PerformanceCases(speedUp),
                pair + speedUp.variant() + " was faster",
                pair + speedUp.baseline() + " was faster",
                "the times are as they were told; for its figures the engine takes both runs of a pair to the same size, and may pair"
                        + " others");
    }

    @Override
    public void see(Placed placed, Consumer<Case> found) {
        Observation observation = placed.observation();
        boolean timed = observation.hasTime() && observation.executionTime() > 0 && !observation.started();
        if (timed && observation.success() == Success.YES && observation.task().equals(wanted.task())) {
            String value = value(observation);
            if (value.equals(wanted.variant()) || value.equals(wanted.baseline())) {
                meet(observation, Hash64.of(value), found);
            }
        }
    }

    @Override
    public String variant(Observation step) {
        return wanted.dimension().equals(Rivals.TOOL) ? "" : wanted.dimension() + " " + value(step);
    }

    private String value(Observation observation) {
        return wanted.dimension().equals(Rivals.TOOL)
                ? observation.tool()
                : observation.params().get(wanted.dimension()).map(Value::text).orElse("");
    }

    private void meet(Observation observation, long value, Consumer<Case> found) {
        Place at = places.of(places.at(task, observation), observation.params(), wanted.dimension());
        Meeting meeting = meetings.get(at.bucket(), Meeting::new);
        Lane.Timed timed = new Lane.Timed(Math.log(observation.executionTime()), at, observation.timestamp());
        List<Lane.Timed> met = meeting.lane.meet(value, timed);
        if (met.isEmpty()) {
            meeting.waiting.put(timed, observation);
        } else {
            tell(meeting.waiting.remove(met.get(0)), observation, found);
            met.forEach(meeting.waiting::remove);
        }
    }

    private void tell(Observation earlier, Observation later, Consumer<Case> found) {
        if (earlier.executionTime() != later.executionTime()) {
            Observation faster = earlier.executionTime() < later.executionTime() ? earlier : later;
            found.accept(new Case(value(faster).equals(wanted.variant()), List.of(earlier, later)));
        }
    }
}
