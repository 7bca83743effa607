package dev.patternengine.mining.tool;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a tool does clearly better or worse: at a task than the other tools, and under a single feature than without it.
 * Clearly means that the Wilson intervals of both rates, taken three standard deviations wide because many are looked at,
 * lie apart, each on at least 20 uses. Two tools are compared only where both were used. What was used where was chosen by
 * those who used it, so a pattern tells what went together, not what a tool would do elsewhere. O(tasks × features × tools).
 */
final class ToolPatterns {
    private static final long ENOUGH = 20;
    private static final double OVERLAPPING = 5;
    private static final double DEVIATIONS = 3;
    private static final long MILLIS_A_DAY = 86_400_000L;

    private final Model model;
    private final List<Pattern> found = new ArrayList<>();

    private ToolPatterns(Model model) {
        this.model = model;
    }

    /** All patterns of the model: those that tell most apart first. */
    static List<Pattern> of(Model model) {
        ToolPatterns patterns = new ToolPatterns(model);
        for (long task : model.columns(Cells.TASKS)) {
            patterns.addTask(task);
        }
        patterns.found.sort(Comparator.comparingDouble(
                        (Pattern pattern) -> -pattern.evidence().get("difference"))
                .thenComparing(Pattern::id));
        return patterns.found;
    }

    /** Uses and successes. */
    private record Tally(double won, double uses) {
        Tally without(Tally part) {
            return new Tally(Math.max(0, won - part.won), Math.max(0, uses - part.uses));
        }

        double rate() {
            return won / uses;
        }

        boolean isApartFrom(Tally other) {
            Interval own = Proportion.interval(won, uses, DEVIATIONS);
            Interval others = Proportion.interval(other.won, other.uses, DEVIATIONS);
            return uses >= ENOUGH && other.uses >= ENOUGH && (own.low() > others.high() || own.high() < others.low());
        }
    }

    private void addTask(long task) {
        Tally all = all(task, Cells.ALWAYS);
        for (long tool : model.columns(Cells.uses(task))) {
            if (tool != Cells.OTHERS) {
                addTool(task, tool, all);
            }
        }
    }

    private void addTool(long task, long tool, Tally all) {
        Tally own = tally(task, Cells.ALWAYS, tool);
        if (holdsWhereBothWereUsed(task, tool, own.rate() - all.without(own).rate())) {
            add(task, tool, Optional.empty(), own, all.without(own));
        }
        for (long feature : model.columns(Cells.features(task))) {
            Tally with = tally(task, feature, tool);
            add(task, tool, Optional.of(feature), with, own.without(with));
        }
    }

    /**
     * Whether a difference to the other tools is not one of the circumstances they were used in: averaged over the features under
     * which both were used {@value #OVERLAPPING} times and more, weighted as by Mantel and Haenszel, at least half of it is left.
     * Without such features: whether no feature is known at all.
     */
    private boolean holdsWhereBothWereUsed(long task, long tool, double difference) {
        double sum = 0;
        double weights = 0;
        for (long feature : model.columns(Cells.features(task))) {
            Tally own = tally(task, feature, tool);
            Tally others = all(task, feature).without(own);
            if (own.uses() >= OVERLAPPING && others.uses() >= OVERLAPPING) {
                double weight = own.uses() * others.uses() / (own.uses() + others.uses());
                sum += weight * (own.rate() - others.rate());
                weights += weight;
            }
        }
        return weights == 0
                ? model.distinct(Cells.features(task)) == 0
                : sum / weights * Math.signum(difference) >= Math.abs(difference) / 2;
    }

    private Tally all(long task, long feature) {
        double won = model.total(Cells.won(task, feature));
        return new Tally(won, won + model.total(Cells.lost(task, feature)));
    }

    private Tally tally(long task, long feature, long tool) {
        double won = model.count(Cells.won(task, feature), tool);
        return new Tally(won, won + model.count(Cells.lost(task, feature), tool));
    }

    private void add(long task, long tool, Optional<Long> feature, Tally with, Tally without) {
        if (with.isApartFrom(without)) {
            found.add(pattern(task, tool, feature, with, without));
        }
    }

    private Pattern pattern(long task, long tool, Optional<Long> feature, Tally with, Tally without) {
        long[] days = model.columns(Cells.days(task, tool));
        long uses = (long) with.uses();
        List<String> features = feature.map(model::name).stream().toList();
        return new Pattern(
                "p-tool-" + Long.toHexString(Hash64.mix(task, tool, feature.orElse(Cells.ALWAYS))),
                true,
                title(task, tool, features, with, without),
                with.rate(),
                Proportion.interval(with.won(), with.uses()),
                uses,
                -1,
                with.rate(),
                days.length == 0 ? 0 : days[0] * MILLIS_A_DAY,
                days.length == 0 ? 0 : days[days.length - 1] * MILLIS_A_DAY,
                Long.SIZE - Long.numberOfLeadingZeros(uses),
                applies(task, features),
                evidence(with, without),
                new Pattern.Tool(model.name(tool), model.name(task), features));
    }

    private String title(long task, long tool, List<String> features, Tally with, Tally without) {
        return String.format(
                Locale.ROOT,
                "%s succeeds %.0f %% at %s%s, against %.0f %% %s",
                model.name(tool),
                100 * with.rate(),
                model.name(task),
                features.isEmpty() ? "" : " where " + features.get(0),
                100 * without.rate(),
                features.isEmpty() ? "of other tools" : "elsewhere");
    }

    private Map<String, String> applies(long task, List<String> features) {
        Map<String, String> applies = new LinkedHashMap<>();
        applies.put("task", model.name(task));
        features.forEach(feature -> applies.put("feature", feature));
        return applies;
    }

    private static Map<String, Double> evidence(Tally with, Tally without) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("succeeded", with.won());
        figures.put("without.n", without.uses());
        figures.put("without.success_rate", without.rate());
        figures.put("difference", Math.abs(with.rate() - without.rate()));
        return figures;
    }
}
