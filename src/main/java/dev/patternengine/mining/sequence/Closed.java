package dev.patternengine.mining.sequence;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.List;

/**
 * Leaves out the sequences of which a longer one is found that stands for nearly all of their occurrences: one that ends
 * alike, or any where what comes next is nearly sure. A turn, where the way parts, so stays beside the way that goes on.
 */
final class Closed {
    private static final double NEARLY_ALL = 0.9;

    private final Long2LongOpenHashMap endingAlike = new Long2LongOpenHashMap();
    private final Long2LongOpenHashMap any = new Long2LongOpenHashMap();

    private Closed() {}

    /** Whether so many are nearly all. */
    static boolean isNearlyAll(long count, long all) {
        return count >= NEARLY_ALL * all;
    }

    /** Those that stay. O(sequences), 35 parts each at most. */
    static List<Finding> of(List<Finding> findings) {
        Closed closed = new Closed();
        findings.forEach(closed::add);
        return findings.stream().filter(finding -> !closed.covers(finding)).toList();
    }

    /** Notes the parts of a sequence. */
    private void add(Finding finding) {
        List<Long> tasks = finding.tasks();
        for (int from = 0; from < tasks.size(); from++) {
            for (int to = from + 1; to <= tasks.size() && to - from < tasks.size(); to++) {
                long part = Gram.key(tasks.subList(from, to));
                any.mergeLong(part, finding.support(), Math::max);
                if (to == tasks.size()) {
                    endingAlike.mergeLong(part, finding.support(), Math::max);
                }
            }
        }
    }

    private boolean covers(Finding finding) {
        Rule rule = finding.rule();
        boolean sure = rule.steps().isEmpty() || isNearlyAll(rule.count(), rule.total());
        long longer = (sure ? any : endingAlike).get(rule.key());
        return isNearlyAll(longer, finding.support());
    }
}
