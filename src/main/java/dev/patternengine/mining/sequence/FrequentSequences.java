package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the frequent contiguous sequences in a model, depth first: the hash of a longer context is computed from the
 * shorter one, not stored. Only sequences seen {@value #SUPPORT} times are followed, so the cost is that of what is
 * frequent.
 *
 * <p>A rule "after the steps comes next" is shown where it tells something that its shorter version (without the first
 * step) does not: more certainty, beyond chance. A shorter one is not shown where a shown longer one stands for nearly all
 * of its cases.
 */
final class FrequentSequences {
    private static final int SUPPORT = 5;
    private static final int SHOWN = 300;
    private static final double LEAST_SHARE = 0.1;
    private static final double NEARLY_ALL = 0.9;

    private final Model model;
    private final long least;
    private final List<Rule> rules = new ArrayList<>();
    private final LongOpenHashSet coveredRules = new LongOpenHashSet();

    FrequentSequences(Model model) {
        this.model = model;
        this.least = Math.max(SUPPORT, model.total(Symbols.NOTHING) / 20_000);
    }

    /** After the steps, whose context is the row, came next so often. */
    private record Rule(List<Long> steps, long row, long next, long count, long total) {
        double share() {
            return (double) count / total;
        }

        long key() {
            return Hash64.mix(row, next);
        }

        Interval interval() {
            return Proportion.interval((double) count, (double) total);
        }

        double worth() {
            return interval().low() * Math.log((double) count);
        }
    }

    /** The id of the pattern that a task follows a context. */
    private static String id(long row, long next) {
        return "p-" + Long.toHexString(Hash64.mix(row, next));
    }

    List<Pattern> patterns() {
        for (long task : model.columns(Symbols.NOTHING)) {
            if (Symbols.isTask(task) && model.count(Symbols.NOTHING, task) >= least) {
                extend(List.of(task));
            }
        }
        return rules.stream()
                .filter(rule -> !coveredRules.contains(rule.key()))
                .sorted(Comparator.comparingDouble(Rule::worth).reversed().thenComparingLong(Rule::key))
                .limit(SHOWN)
                .map(this::pattern)
                .toList();
    }

    private void extend(List<Long> steps) {
        long row = row(steps);
        long total = model.total(row) - model.count(row, Symbols.END);
        for (long next : model.columns(row)) {
            long count = model.count(row, next);
            if (!Symbols.isTask(next) || count < least) {
                continue;
            }
            add(new Rule(steps, row, next, count, total));
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

    private void add(Rule rule) {
        if (rule.share() < LEAST_SHARE) {
            return;
        }
        if (rule.steps().size() == 1) {
            rules.add(rule);
            return;
        }
        Rule shorter = shorter(rule);
        if (rule.count() >= NEARLY_ALL * shorter.count()) {
            coveredRules.add(shorter.key());
            rules.add(rule);
        } else if (rule.interval().low() > shorter.share()) {
            rules.add(rule);
        }
    }

    private Rule shorter(Rule rule) {
        List<Long> steps = rule.steps().subList(1, rule.steps().size());
        long row = row(steps);
        long total = model.total(row) - model.count(row, Symbols.END);
        return new Rule(steps, row, rule.next(), model.count(row, rule.next()), Math.max(total, 1));
    }

    private Pattern pattern(Rule rule) {
        List<String> steps = rule.steps().stream().map(model::name).toList();
        String next = model.name(rule.next());
        long[] days = model.columns(Days.row(rule.steps().get(rule.steps().size() - 1), rule.next()));
        return new Pattern(
                id(rule.row(), rule.next()),
                true,
                "after " + String.join(" → ", steps) + " comes " + next,
                rule.share(),
                rule.interval(),
                rule.count(),
                -1,
                Double.NaN,
                days.length == 0 ? 0 : Days.start(days[0]),
                days.length == 0 ? 0 : Days.start(days[days.length - 1]),
                rule.total(),
                Map.of(),
                Map.of("contexts", (double) rule.total()),
                new Pattern.Sequence(steps, next));
    }
}
