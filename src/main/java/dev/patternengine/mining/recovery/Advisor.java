package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers for one failure: from what is known of its template at its task or, when that is too little, of the task.
 *
 * @param task what failed
 * @param template of the error
 * @param here the template at the task
 * @param ranking of the level that knows enough
 * @param specific whether that is the template at the task
 */
record Advisor(Model model, String task, Template template, Situation here, Ranking ranking, boolean specific) {
    private static final int LONGEST_TEMPLATE = 100;

    static Advisor of(Catalogue catalogue, Model model, String task, String masked) {
        long failed = Hash64.of(task);
        Template template = catalogue.template(model, masked);
        Situation here = Situation.of(model, catalogue.signatures(model, masked), failed);
        boolean specific = Ranking.needs(model, here) == 0;
        Situation level = specific ? here : Situation.ofTask(model, failed);
        return new Advisor(model, task, template, here, Ranking.of(level), specific);
    }

    Answer answer(Question question) {
        if (question.explore() && !question.candidates().isEmpty()) {
            return Answer.of(Kind.RECOVERY, specific, explored(question));
        }
        List<Advice.Item> items = items(question);
        boolean positive = items.stream().anyMatch(item -> !item.avoid());
        return new Answer(
                Kind.RECOVERY, specific && positive, items, positive ? Optional.empty() : Optional.of(silence()));
    }

    private List<Advice.Item> items(Question question) {
        List<Advice.Item> items = new ArrayList<>();
        ranking.options().forEach(option -> addWanted(option, false, question, items));
        ranking.avoided().forEach(option -> addWanted(option, true, question, items));
        return items.subList(0, Math.min(items.size(), question.limit()));
    }

    private void addWanted(Option option, boolean avoid, Question question, List<Advice.Item> items) {
        String action = model.name(option.action());
        boolean wanted = question.candidates().isEmpty()
                || question.candidates().stream()
                        .anyMatch(candidate -> candidate.tool().equals(action));
        if (wanted) {
            items.add(item(action, option, avoid, 1));
        }
    }

    private Advice.Item item(String action, Option option, boolean avoid, double propensity) {
        return new Advice.Item(
                Kind.RECOVERY,
                action,
                option.chance().mean(),
                option.interval(),
                option.trials().tried(),
                Double.NaN,
                reason(action, option),
                specific ? Patterns.id(template, task) : "",
                avoid,
                propensity);
    }

    private String reason(String action, Option option) {
        String against = action.equals(task) ? "" : retried();
        return "%s recovered %s after %s%s"
                .formatted(named(action), Phrases.share(option.trials()), circumstance(), against);
    }

    private String named(String action) {
        return action.equals(task) ? "the same call again" : action;
    }

    private String circumstance() {
        return specific
                ? "\"%s\" at %s".formatted(Phrases.shortened(template.text(), LONGEST_TEMPLATE), task)
                : "failures of %s, whatever the error".formatted(task);
    }

    /** The counter-evidence: how an identical retry did. */
    private String retried() {
        Trials retry = level().option(Hash64.of(task)).trials();
        return retry.tried() == 0 ? "" : "; the same call again " + Phrases.share(retry);
    }

    private Situation level() {
        return specific ? here : Situation.ofTask(model, Hash64.of(task));
    }

    private Advice.Silence silence() {
        long needs = Ranking.needs(model, level());
        if (needs > 0) {
            return new Advice.Silence(Kind.RECOVERY, "too little was tried after " + circumstance(), needs);
        }
        String reason = "nothing stands out of what was tried after %s: %s recovered"
                .formatted(circumstance(), Phrases.share(ranking.trials()));
        return new Advice.Silence(Kind.RECOVERY, reason, 0);
    }

    private List<Advice.Item> explored(Question question) {
        List<Exploration.Drawn> drawn = Exploration.of(question, here).order();
        return drawn.stream()
                .limit(question.limit())
                .map(one -> item(one.action(), one.option(), false, one.propensity()))
                .toList();
    }
}
