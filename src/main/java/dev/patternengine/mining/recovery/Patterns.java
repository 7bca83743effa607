package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The recovery patterns of a model: one for each template at each task where something is known to do or to avoid, where
 * nothing helps, or where the failure is known to be none of the call's.
 */
final class Patterns {
    private static final int LONGEST_TEMPLATE = 80;
    private static final String LIFT = "lift";

    /** What makes up one in so many tries is tried often. */
    private static final int USUAL = 10;

    private final Model model;

    private Patterns(Model model) {
        this.model = model;
    }

    /** The pattern's id: a function of the template and the failed task. */
    static String id(Template template, String task) {
        return "p-" + Long.toHexString(Hash64.mix(template.hash(), Hash64.of(task)));
    }

    /** All patterns, those first that tell something, and of these those that rest on much and gain much. */
    static List<Pattern> of(Map<String, long[]> templates, Model model) {
        Patterns patterns = new Patterns(model);
        List<Pattern> all = new ArrayList<>();
        templates.forEach((text, signatures) -> {
            for (long task : tasks(signatures, model)) {
                patterns.find(Template.of(text), Situation.of(model, signatures, task))
                        .ifPresent(all::add);
            }
        });
        all.sort(Comparator.comparing(Patterns::isDoubtful)
                .thenComparing(Comparator.comparingDouble(Patterns::use).reversed())
                .thenComparing(Pattern::id));
        return all;
    }

    private static boolean isDoubtful(Pattern pattern) {
        return ((Pattern.Recovery) pattern.detail()).actions().stream().noneMatch(Pattern.Action::clear);
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

    private Optional<Pattern> find(Template template, Situation situation) {
        Ranking ranking = Ranking.of(situation);
        FailureClass failure = Classes.of(situation);
        List<Pattern.Action> actions = actions(ranking, situation);
        boolean isNotTheCall = failure != FailureClass.CALL && failure != FailureClass.UNKNOWN;
        return actions.isEmpty() && (!isNotTheCall || ranking.trials().tried() == 0)
                ? Optional.empty()
                : Optional.of(pattern(template, situation, ranking, failure, actions));
    }

    private Pattern pattern(
            Template template,
            Situation situation,
            Ranking ranking,
            FailureClass failure,
            List<Pattern.Action> actions) {
        String task = model.name(situation.task());
        Posterior all = Posterior.of(situation.everywhere(), 1, ranking.trials());
        Pattern.Action shown = actions.isEmpty()
                ? new Pattern.Action(
                        "", all.mean(), all.interval(), ranking.trials().tried(), true)
                : actions.get(0);
        long[] days = days(situation);
        return new Pattern(
                id(template, task),
                true,
                title(template, task, shown, failure, ranking),
                shown.successRate(),
                shown.interval(),
                ranking.trials().tried(),
                -1,
                (double) ranking.trials().worked() / ranking.trials().tried(),
                days[0] * Moments.DAY_MILLIS,
                days[1] * Moments.DAY_MILLIS,
                ranking.trials().tried(),
                Map.of("task", task, "error", template.text()),
                figures(shown, ranking),
                new Pattern.Recovery(template.id(), template.text(), task, failure, actions));
    }

    private String title(Template template, String task, Pattern.Action shown, FailureClass failure, Ranking ranking) {
        String error = "\"%s\" at %s".formatted(Phrases.shortened(template.text(), LONGEST_TEMPLATE), task);
        if (shown.action().isEmpty()) {
            return "%s is of class %s: %s recovered".formatted(error, failure.label(), Phrases.share(ranking.trials()));
        }
        if (shown.action().equals(Advice.GIVE_UP)) {
            return "nothing gets out of %s: %s recovered".formatted(error, Phrases.share(ranking.trials()));
        }
        Option option = ranking.best().orElseGet(() -> ranking.avoided().get(0));
        String does = Phrases.path(Advice.way(shown.action(), task), shown.then());
        String only = shown.avoid() ? "only " : "";
        return "%s recovers %s%s times after %s".formatted(does, only, Phrases.share(option), error);
    }

    private static Map<String, Double> figures(Pattern.Action shown, Ranking ranking) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("base", ranking.base());
        figures.put(LIFT, shown.successRate() / ranking.base());
        figures.put("recovered", (double) ranking.trials().worked());
        return figures;
    }

    private List<Pattern.Action> actions(Ranking ranking, Situation situation) {
        List<Pattern.Action> actions = new ArrayList<>();
        if (ranking.hopeless()) {
            Posterior lost = Ranking.lost(ranking.trials(), situation);
            long support = ranking.trials().tried();
            actions.add(new Pattern.Action(Advice.GIVE_UP, lost.mean(), lost.interval(), support, false));
        }
        ranking.options().forEach(option -> actions.add(action(option, false, Ranking.isClear(option, situation))));
        int told = actions.size();
        ranking.avoided().forEach(option -> actions.add(action(option, true, true)));
        if (!actions.isEmpty()) {
            actions.addAll(told > 0 ? told : actions.size(), undecided(ranking, situation));
        }
        return actions;
    }

    /** What is tried often and stands neither for nor against: it belongs beside the others, or one would think that it was not tried. */
    private List<Pattern.Action> undecided(Ranking ranking, Situation situation) {
        return Arrays.stream(situation.actions())
                .mapToObj(situation::option)
                .filter(option -> option.trials().tried() >= Ranking.LEAST_HOPELESS
                        && option.trials().tried() * USUAL >= ranking.trials().tried()
                        && !ranking.tells(option.action()))
                .sorted(Ranking.BEST_FIRST)
                .map(option -> action(option, false, false))
                .toList();
    }

    private Pattern.Action action(Option option, boolean avoid, boolean clear) {
        return new Pattern.Action(
                model.name(option.action()),
                option.then().stream().map(model::name).toList(),
                option.chance().mean(),
                option.interval(),
                option.trials().tried(),
                avoid,
                clear);
    }

    /** The first and the last day. */
    private long[] days(Situation situation) {
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
