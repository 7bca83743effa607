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
 * Clearly means that the difference to other tools is more than three standard deviations, because many are looked at, or
 * that the Wilson intervals of both rates, taken as wide, lie apart; each on at least 20 uses. A tool is compared with others
 * only within circumstances in which both were used, see {@link Strata}; rates are told of these uses. What was used where was
 * chosen by those who used it, so a pattern tells what went together, not what a tool would do elsewhere.
 * O(tasks × (features + circumstances) × tools).
 */
final class ToolPatterns {
    private static final long ENOUGH = 20;
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

    private static String id(long task, long tool, long feature) {
        return "p-tool-" + Long.toHexString(Hash64.mix(task, tool, feature));
    }

    /** The ids that patterns of a tool at a task have in these circumstances: in any, and where each feature holds. */
    static List<String> ids(long task, long tool, Circumstances around) {
        List<String> ids = new ArrayList<>(1 + around.size());
        ids.add(id(task, tool, Cells.ALWAYS));
        for (int place = 0; place < around.size(); place++) {
            ids.add(id(task, tool, around.single(place)));
        }
        return ids;
    }

    private void addTask(long task) {
        Strata strata = new Strata(model, task);
        for (long tool : model.columns(Cells.uses(task))) {
            if (tool != Cells.OTHERS) {
                addTool(task, tool, strata.compare(tool));
            }
        }
    }

    private void addTool(long task, long tool, Strata.Comparison compared) {
        Tally own = Tally.of(model, task, Cells.ALWAYS, tool);
        if (compared.uses() >= ENOUGH
                && compared.otherUses() >= ENOUGH
                && Math.abs(compared.difference()) > DEVIATIONS * compared.deviation()) {
            Tally with = Tally.of(compared.rate(), compared.uses());
            Tally without = Tally.of(compared.otherRate(), compared.otherUses());
            found.add(pattern(task, tool, Optional.empty(), with, without, own.uses()));
        }
        for (long feature : model.columns(Cells.features(task))) {
            Tally with = Tally.of(model, task, feature, tool);
            add(task, tool, Optional.of(feature), with, own.without(with));
        }
    }

    private static boolean isApart(Tally one, Tally other) {
        Interval own = Proportion.interval(one.won(), one.uses(), DEVIATIONS);
        Interval others = Proportion.interval(other.won(), other.uses(), DEVIATIONS);
        return one.uses() >= ENOUGH
                && other.uses() >= ENOUGH
                && (own.low() > others.high() || own.high() < others.low());
    }

    private void add(long task, long tool, Optional<Long> feature, Tally with, Tally without) {
        if (isApart(with, without)) {
            found.add(pattern(task, tool, feature, with, without, with.uses()));
        }
    }

    /** @param uses of the tool, compared or not */
    private Pattern pattern(long task, long tool, Optional<Long> feature, Tally with, Tally without, double uses) {
        long[] days = model.columns(Cells.days(task, tool));
        long support = Math.round(with.uses());
        List<String> features = feature.map(model::name).stream().toList();
        return new Pattern(
                id(task, tool, feature.orElse(Cells.ALWAYS)),
                true,
                title(task, tool, features, with, without, uses),
                with.rate(),
                Proportion.interval(with.won(), with.uses()),
                support,
                -1,
                with.rate(),
                days.length == 0 ? 0 : days[0] * MILLIS_A_DAY,
                days.length == 0 ? 0 : days[days.length - 1] * MILLIS_A_DAY,
                Long.SIZE - Long.numberOfLeadingZeros(support),
                applies(task, features),
                evidence(with, without, uses),
                new Pattern.Tool(model.name(tool), model.name(task), features));
    }

    private String title(long task, long tool, List<String> features, Tally with, Tally without, double uses) {
        return String.format(
                Locale.ROOT,
                "%s succeeds %.0f %% at %s%s, against %.0f %% %s",
                model.name(tool),
                100 * with.rate(),
                model.name(task),
                features.isEmpty() ? "" : " where " + features.get(0),
                100 * without.rate(),
                features.isEmpty() ? "of other tools" + sameCircumstances(with, uses) : "elsewhere");
    }

    private static String sameCircumstances(Tally compared, double uses) {
        return compared.uses() == uses
                ? ""
                : String.format(
                        Locale.ROOT, " in the same circumstances, %.0f of its %.0f uses", compared.uses(), uses);
    }

    private Map<String, String> applies(long task, List<String> features) {
        Map<String, String> applies = new LinkedHashMap<>();
        applies.put("task", model.name(task));
        features.forEach(feature -> applies.put("feature", feature));
        return applies;
    }

    private static Map<String, Double> evidence(Tally with, Tally without, double uses) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("succeeded", (double) Math.round(with.won()));
        figures.put("compared", with.uses() / uses);
        figures.put("without.n", without.uses());
        figures.put("without.success_rate", without.rate());
        figures.put("difference", Math.abs(with.rate() - without.rate()));
        return figures;
    }
}
