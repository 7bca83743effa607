package dev.patternengine.domain;

import java.util.List;

/**
 * What became of a tenant's patterns of one kind since they were looked at before.
 *
 * @param found shown now and not before
 * @param changed shown before too, saying noticeably else
 * @param closed stopped holding
 * @param gone ids of those that are not shown any more
 * @param leftOut how many more there were, of all four
 */
public record PatternChanges(
        Kind kind, List<Pattern> found, List<Pattern> changed, List<Pattern> closed, List<String> gone, int leftOut) {
    public PatternChanges {
        found = List.copyOf(found);
        changed = List.copyOf(changed);
        closed = List.copyOf(closed);
        gone = List.copyOf(gone);
    }

    /** Whether nothing became of them. */
    public boolean isEmpty() {
        return found.isEmpty() && changed.isEmpty() && closed.isEmpty() && gone.isEmpty() && leftOut == 0;
    }
}
