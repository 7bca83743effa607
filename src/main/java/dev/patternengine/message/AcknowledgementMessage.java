package dev.patternengine.message;

import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All of a submission is stored and applied by its owner's miners.
 *
 * @param level how safely
 * @param duplicates places in the submission, from 0, outcomes after observations, of what was known already
 * @param different those of the duplicates that were known with other content, which stays
 * @param ahead up to where the log must be applied before answers reflect it; empty where those of the node that was asked do
 */
public record AcknowledgementMessage(Level level, List<Integer> duplicates, List<Integer> different, Positions ahead) {
    public AcknowledgementMessage {
        duplicates = List.copyOf(duplicates);
        different = List.copyOf(different);
    }

    /** One that answers reflect. */
    public AcknowledgementMessage(Level level, List<Integer> duplicates, List<Integer> different) {
        this(level, duplicates, different, Positions.NONE);
    }

    /** One whose duplicates are what they were. */
    public AcknowledgementMessage(Level level, List<Integer> duplicates) {
        this(level, duplicates, List.of());
    }

    /** Whether the next answer of the node that was asked reflects it. */
    public boolean isReflected() {
        return ahead.last().isEmpty();
    }

    /** The same, once answers reflect it. */
    AcknowledgementMessage reflected() {
        return new AcknowledgementMessage(level, duplicates, different);
    }

    /** With the places that the parts of it had in the whole. */
    AcknowledgementMessage at(List<Integer> places) {
        return new AcknowledgementMessage(
                level,
                duplicates.stream().map(places::get).toList(),
                different.stream().map(places::get).toList(),
                ahead);
    }

    /** The acknowledgement of two parts of one submission. */
    AcknowledgementMessage and(AcknowledgementMessage other) {
        return new AcknowledgementMessage(
                level.and(other.level),
                sorted(duplicates, other.duplicates),
                sorted(different, other.different),
                ahead.or(other.ahead));
    }

    private static List<Integer> sorted(List<Integer> places, List<Integer> others) {
        return Stream.concat(places.stream(), others.stream()).sorted().toList();
    }

    /** The acknowledgement of two submissions as one, the other's observations following so many of this one's. */
    AcknowledgementMessage followedBy(AcknowledgementMessage other, int observations) {
        return new AcknowledgementMessage(
                level.and(other.level),
                followedBy(duplicates, other.duplicates, observations),
                followedBy(different, other.different, observations),
                ahead.or(other.ahead));
    }

    private static List<Integer> followedBy(List<Integer> places, List<Integer> others, int observations) {
        List<Integer> all = new ArrayList<>(places);
        others.forEach(place -> all.add(place + observations));
        return all;
    }
}
