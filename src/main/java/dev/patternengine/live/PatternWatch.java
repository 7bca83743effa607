package dev.patternengine.live;

import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.PatternChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The patterns of one kind and tenant as they were told last. A pattern changed when its title did, its support grew by a
 * tenth, or its confidence or an end of its interval moved by {@value #NOTICEABLE} (of a ratio: of itself). Memory: about 200
 * bytes a pattern. One owner, one thread.
 */
final class PatternWatch {
    static final double NOTICEABLE = 0.01;

    /** As many patterns of each sort are told at once. */
    static final int MOST = 50;

    private final Kind kind;
    private Map<String, Told> told;

    PatternWatch(Kind kind) {
        this.kind = kind;
    }

    private record Told(boolean open, String title, double confidence, Interval interval, long support) {
        static Told of(Pattern pattern) {
            return new Told(
                    pattern.open(), pattern.title(), pattern.confidence(), pattern.interval(), pattern.support());
        }

        boolean differs(Pattern now) {
            return open != now.open()
                    || !title.equals(now.title())
                    || now.support() * 10 >= support * 11
                    || isNoticeable(confidence, now.confidence())
                    || isNoticeable(interval.low(), now.interval().low())
                    || isNoticeable(interval.high(), now.interval().high());
        }

        private static boolean isNoticeable(double before, double now) {
            return Math.abs(before - now) >= NOTICEABLE * Math.max(1, Math.abs(before));
        }
    }

    /**
     * What became of the patterns since the last call. At the first, how many there are: what was listed before may miss some.
     * O(patterns).
     */
    PatternChanges see(List<Pattern> now) {
        Map<String, Told> before = told;
        Map<String, Told> next = new HashMap<>();
        List<Pattern> found = new ArrayList<>();
        List<Pattern> changed = new ArrayList<>();
        List<Pattern> closed = new ArrayList<>();
        for (Pattern pattern : now) {
            Told was = before == null ? null : before.get(pattern.id());
            if (was != null && !was.differs(pattern)) {
                next.put(pattern.id(), was);
                continue;
            }
            next.put(pattern.id(), Told.of(pattern));
            if (was == null) {
                found.add(pattern);
            } else {
                (was.open() && !pattern.open() ? closed : changed).add(pattern);
            }
        }
        told = next;
        return before == null
                ? new PatternChanges(kind, List.of(), List.of(), List.of(), List.of(), now.size())
                : changes(found, changed, closed, without(before.keySet(), next.keySet()));
    }

    private static Set<String> without(Set<String> before, Set<String> now) {
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(now);
        return gone;
    }

    private PatternChanges changes(List<Pattern> found, List<Pattern> changed, List<Pattern> closed, Set<String> gone) {
        List<Pattern> first = first(found);
        List<Pattern> second = first(changed);
        List<Pattern> third = first(closed);
        List<String> fourth = gone.stream().sorted().limit(MOST).toList();
        int all = found.size() + changed.size() + closed.size() + gone.size();
        return new PatternChanges(
                kind, first, second, third, fourth, all - first.size() - second.size() - third.size() - fourth.size());
    }

    private static List<Pattern> first(List<Pattern> patterns) {
        return patterns.subList(0, Math.min(MOST, patterns.size()));
    }
}
