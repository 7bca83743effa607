package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers for one failure: from what is known of its template at its task or, when that is too little, of the task. Of a
 * version of a tool that is told only what is known of that version warns.
 *
 * @param trouble what failed, and when
 * @param template of the error
 * @param here the template at the task
 * @param known at the level of these that knows enough
 * @param others what is known of other versions of the tool, where the one that was told has nothing that works
 */
record Advisor(Model model, Trouble trouble, Template template, Situation here, Known known, Optional<Known> others) {
    static Advisor of(Catalogue catalogue, Model model, Trouble trouble) {
        Template template = catalogue.template(model, trouble.masked());
        long[] signatures = catalogue.signatures(model, trouble.masked());
        Situation here = Situation.of(model, signatures, trouble.failed()).of(Hash64.of(trouble.masked()));
        Known known = Known.of(model, trouble, here);
        boolean isAtALoss = known.sameVersion() && known.ranking().options().isEmpty();
        Optional<Known> others = isAtALoss ? Known.ofOtherVersions(trouble, here) : Optional.empty();
        return new Advisor(model, trouble, template, here, known, others);
    }

    Answer answer(Question question) {
        if (question.explore() && !question.candidates().isEmpty()) {
            return Answer.of(Kind.RECOVERY, known.specific(), explored(question));
        }
        List<Advice.Item> items = items(question);
        boolean positive = items.stream().anyMatch(item -> !item.avoid());
        boolean strong = positive && others.isEmpty() && known.isStrong();
        return new Answer(Kind.RECOVERY, strong, items, positive ? Optional.empty() : Optional.of(silence()));
    }

    private List<Advice.Item> items(Question question) {
        List<Advice.Item> items = new ArrayList<>();
        Explanation explanation = explanation(known);
        Ranking ranking = known.ranking();
        if (ranking.hopeless() && others.isEmpty() && isWanted(Advice.GIVE_UP, question)) {
            items.add(giveUp(explanation));
        }
        Known worked = others.orElse(known);
        Explanation ofWorked = explanation(worked);
        worked.ranking().options().forEach(option -> addWanted(option, false, ofWorked.of(option), question, items));
        if (worked.ranking().options().isEmpty()) {
            ranking.probes().forEach(option -> addWanted(option, false, explanation.ofProbe(option), question, items));
        }
        ranking.avoided().forEach(option -> addWanted(option, true, explanation.of(option), question, items));
        return Dispute.of(known.situation()).settle(items.subList(0, Math.min(items.size(), question.limit())));
    }

    private void addWanted(Option option, boolean avoid, String reason, Question question, List<Advice.Item> items) {
        if (isWanted(model.name(option.action()), question)) {
            items.add(item(option, reason, avoid, 1));
        }
    }

    /** Whoever may call the failed task may make the same call. */
    private boolean isWanted(String action, Question question) {
        return question.candidates().isEmpty()
                || question.candidates().stream().map(Candidate::tool).anyMatch(action::equals)
                || (action.equals(Advice.SAME_CALL) && isWanted(trouble.task(), question));
    }

    private Advice.Item item(Option option, String reason, boolean avoid, double propensity) {
        return new Advice.Item(
                Kind.RECOVERY,
                model.name(option.action()),
                option.then().stream().map(model::name).toList(),
                option.chance().mean(),
                option.interval(),
                option.trials().tried(),
                Double.NaN,
                reason,
                pattern(),
                avoid,
                propensity,
                List.of());
    }

    private Advice.Item giveUp(Explanation explanation) {
        Trials trials = known.ranking().trials();
        Posterior lost = Ranking.lost(trials, known.situation());
        Interval interval = lost.interval();
        return new Advice.Item(
                Kind.RECOVERY,
                Advice.GIVE_UP,
                lost.mean(),
                interval,
                trials.tried(),
                Double.NaN,
                explanation.ofGivingUp(),
                pattern(),
                false,
                1);
    }

    private String pattern() {
        return known.specific() ? Patterns.id(template, trouble.task()) : "";
    }

    private Explanation explanation(Known about) {
        return new Explanation(model, trouble, template, about);
    }

    private Advice.Silence silence() {
        return new Advice.Silence(Kind.RECOVERY, explanation(known).ofSilence(), Ranking.missing(known.situation()));
    }

    private List<Advice.Item> explored(Question question) {
        List<Exploration.Drawn> drawn = Exploration.of(question, trouble, here).order();
        Explanation explanation = explanation(known);
        return drawn.stream()
                .limit(question.limit())
                .map(one -> drawn(one, explanation))
                .toList();
    }

    /** The action as it was asked for: the model may have no name for it. */
    private Advice.Item drawn(Exploration.Drawn one, Explanation explanation) {
        Option option = one.option();
        return new Advice.Item(
                Kind.RECOVERY,
                one.action(),
                option.chance().mean(),
                option.interval(),
                option.trials().tried(),
                Double.NaN,
                explanation.of(one.action(), option),
                pattern(),
                false,
                one.propensity());
    }
}
