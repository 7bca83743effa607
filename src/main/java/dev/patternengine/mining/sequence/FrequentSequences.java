package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the frequent contiguous sequences in a model, as rules "after the steps comes next". From two counts, of which the
 * higher counts: from the contexts, depth first, whose hashes are computed from the shorter ones and not stored; and from the
 * paths of whole sessions ({@link Grams}), which are exact up to {@value Grams#LONGEST} tasks as long as nothing was
 * forgotten. Only what was seen so often is followed, so the cost is that of what is frequent.
 *
 * <p>A rule is shown where it tells something that its shorter version (without the first step) does not: more certainty,
 * beyond chance, or nearly all of its cases.
 */
final class FrequentSequences {
    private static final double LEAST_SHARE = 0.1;

    private final Model model;
    private final long least;
    private final Long2ObjectOpenHashMap<Rule> rules = new Long2ObjectOpenHashMap<>();
    private final LongOpenHashSet covered = new LongOpenHashSet();

    FrequentSequences(Model model, long least) {
        this.model = model;
        this.least = least;
    }

    /** The rules worth showing, in no order that may matter. */
    List<Rule> rules(List<Gram> grams) {
        for (long task : model.columns(Symbols.NOTHING)) {
            if (Symbols.isTask(task) && model.count(Symbols.NOTHING, task) >= least) {
                extend(List.of(task));
            }
        }
        for (Gram gram : grams) {
            if (gram.length() > 1) {
                put(rule(gram));
            }
        }
        List<Rule> telling = rules.values().stream().filter(this::tells).toList();
        return telling.stream().filter(rule -> !covered.contains(rule.key())).toList();
    }

    private static Rule rule(Gram gram) {
        List<Long> steps = gram.prefix().tasks();
        List<Long> tasks = gram.tasks();
        return new Rule(
                steps, tasks.get(steps.size()), gram.support(), gram.prefix().followed());
    }

    private void put(Rule rule) {
        rules.merge(rule.key(), rule, Rule::or);
    }

    private void extend(List<Long> steps) {
        long row = row(steps);
        long total = total(row);
        for (long next : model.columns(row)) {
            long count = model.count(row, next);
            if (!Symbols.isTask(next) || count < least) {
                continue;
            }
            put(new Rule(steps, next, count, total));
            if (steps.size() < Trail.LONGEST) {
                List<Long> longer = new ArrayList<>(steps);
                longer.add(next);
                extend(longer);
            }
        }
    }

    private static long row(List<Long> steps) {
        long row = Symbols.NOTHING;
        for (long step : steps) {
            row = Hash64.mix(row, step);
        }
        return row;
    }

    private long total(long row) {
        return model.total(row) - model.count(row, Symbols.END);
    }

    private boolean tells(Rule rule) {
        if (rule.share() < LEAST_SHARE) {
            return false;
        }
        if (rule.steps().size() == 1) {
            return true;
        }
        Rule shorter = shorter(rule);
        if (Closed.isNearlyAll(rule.count(), shorter.count())) {
            covered.add(shorter.key());
            return true;
        }
        return rule.interval().low() > shorter.share();
    }

    private Rule shorter(Rule rule) {
        List<Long> steps = rule.steps().subList(1, rule.steps().size());
        long row = row(steps);
        Rule counted = new Rule(steps, rule.next(), model.count(row, rule.next()), Math.max(total(row), 1));
        Rule known = rules.get(counted.key());
        return known == null ? counted : counted.or(known);
    }
}
