package dev.patternengine.message;

import dev.patternengine.domain.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All of a submission is stored and applied.
 *
 * @param level how safely
 * @param duplicates places in the submission, from 0, outcomes after observations, of what was known already
 * @param different those of the duplicates that were known with other content, which stays
 */
public record AcknowledgementMessage(Level level, List<Integer> duplicates, List<Integer> different) {
    public AcknowledgementMessage {
        duplicates = List.copyOf(duplicates);
        different = List.copyOf(different);
    }

    /** One whose duplicates are what they were. */
    public AcknowledgementMessage(Level level, List<Integer> duplicates) {
        this(level, duplicates, List.of());
    }

    /** With the places that the parts of it had in the whole. */
    AcknowledgementMessage at(List<Integer> places) {
        return new AcknowledgementMessage(
                level, duplicates.stream().map(places::get).toList());
    }

    /** The acknowledgement of two parts of one submission. */
    AcknowledgementMessage and(AcknowledgementMessage other) {
        return new AcknowledgementMessage(
                level.and(other.level),
                Stream.concat(duplicates.stream(), other.duplicates.stream())
                        .sorted()
                        .toList());
    }

    /** The acknowledgement of two submissions as one, the other's observations following so many of this one's. */
    AcknowledgementMessage followedBy(AcknowledgementMessage other, int observations) {
        return new AcknowledgementMessage(
                level.and(other.level),
                followedBy(duplicates, other.duplicates, observations),
                followedBy(different, other.different, observations));
    }

    private static List<Integer> followedBy(List<Integer> places, List<Integer> others, int observations) {
        List<Integer> all = new ArrayList<>(places);
        others.forEach(place -> all.add(place + observations));
        return all;
    }
}
