package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The recovery patterns of a model: one for each template at each task where something is known to do or to avoid. */
final class Patterns {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int LONGEST_TEMPLATE = 80;
    private static final String LIFT = "lift";

    private Patterns() {}

    /** The pattern's id: a function of the template and the failed task. */
    static String id(Template template, String task) {
        return "p-" + Long.toHexString(Hash64.mix(template.hash(), Hash64.of(task)));
    }

    /** All patterns, those first that rest on much and gain much. */
    static List<Pattern> of(Map<String, long[]> templates, Model model) {
        List<Pattern> patterns = new ArrayList<>();
        templates.forEach((text, signatures) -> {
            for (long task : tasks(signatures, model)) {
                Situation situation = Situation.of(model, signatures, task);
                Ranking ranking = Ranking.of(situation);
                if (!ranking.options().isEmpty() || !ranking.avoided().isEmpty()) {
                    patterns.add(pattern(Template.of(text), model.name(task), situation, ranking, model));
                }
            }
        });
        patterns.sort(Comparator.comparingDouble(Patterns::use).reversed().thenComparing(Pattern::id));
        return patterns;
    }

    private static double use(Pattern pattern) {
        return pattern.support() * pattern.evidence().get(LIFT);
    }

    private static long[] tasks(long[] signatures, Model model) {
        LongOpenHashSet tasks = new LongOpenHashSet();
        for (long signature : signatures) {
            model.forEach(Rows.tasks(signature), (task, count) -> tasks.add(task));
        }
        return LongStream.of(tasks.toLongArray()).sorted().toArray();
    }

    private static Pattern pattern(Template template, String task, Situation situation, Ranking ranking, Model model) {
        Option shown = ranking.best().orElseGet(() -> ranking.avoided().get(0));
        boolean avoid = ranking.options().isEmpty();
        long[] days = days(situation, model);
        return new Pattern(
                id(template, task),
                true,
                title(template, task, model.name(shown.action()), avoid, shown.trials()),
                shown.chance().mean(),
                shown.interval(),
                ranking.trials().tried(),
                -1,
                (double) ranking.trials().worked() / ranking.trials().tried(),
                days[0] * DAY_MILLIS,
                days[1] * DAY_MILLIS,
                ranking.trials().tried(),
                Map.of("task", task, "error", template.text()),
                figures(shown, ranking),
                new Pattern.Recovery(template.id(), template.text(), task, actions(ranking, model)));
    }

    private static String title(Template template, String task, String action, boolean avoid, Trials trials) {
        String shown = Phrases.shortened(template.text(), LONGEST_TEMPLATE);
        String does = action.equals(task) ? "the same call again" : action;
        String figure = Phrases.share(trials);
        return avoid
                ? "%s recovers %s only %s times after \"%s\"".formatted(does, task, figure, shown)
                : "%s recovers %s %s times after \"%s\"".formatted(does, task, figure, shown);
    }

    private static Map<String, Double> figures(Option shown, Ranking ranking) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("base", ranking.base());
        figures.put(LIFT, shown.chance().mean() / ranking.base());
        figures.put("recovered", (double) ranking.trials().worked());
        return figures;
    }

    private static List<Pattern.Action> actions(Ranking ranking, Model model) {
        return Stream.concat(
                        ranking.options().stream().map(option -> action(option, false, model)),
                        ranking.avoided().stream().map(option -> action(option, true, model)))
                .toList();
    }

    private static Pattern.Action action(Option option, boolean avoid, Model model) {
        return new Pattern.Action(
                model.name(option.action()),
                option.chance().mean(),
                option.interval(),
                option.trials().tried(),
                avoid);
    }

    /** The first and the last day. */
    private static long[] days(Situation situation, Model model) {
        long[] days = {Long.MAX_VALUE, Long.MIN_VALUE};
        for (long place : situation.places()) {
            model.forEach(Rows.days(place), (day, count) -> {
                days[0] = Math.min(days[0], day);
                days[1] = Math.max(days[1], day);
            });
        }
        return days[0] > days[1] ? new long[] {0, 0} : days;
    }
}
