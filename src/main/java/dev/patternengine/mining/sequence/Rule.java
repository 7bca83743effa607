package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.stats.Proportion;
import java.util.ArrayList;
import java.util.List;

/**
 * After the steps came next so often.
 *
 * @param steps oldest first
 * @param count how often next came after them
 * @param total how often anything did
 */
record Rule(List<Long> steps, long next, long count, long total) {
    Rule {
        steps = List.copyOf(steps);
    }

    double share() {
        return (double) count / total;
    }

    Interval interval() {
        return Proportion.interval((double) count, (double) total);
    }

    /** The steps and what came next. */
    List<Long> tasks() {
        List<Long> tasks = new ArrayList<>(steps);
        tasks.add(next);
        return tasks;
    }

    long key() {
        return Gram.key(tasks());
    }

    /** The higher count of both: each may have missed some. */
    Rule or(Rule other) {
        return new Rule(steps, next, Math.max(count, other.count), Math.max(total, other.total));
    }
}
