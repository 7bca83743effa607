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
 * @param level the one of these that knows enough
 * @param ranking of that level
 */
record Advisor(Model model, Trouble trouble, Template template, Situation here, Level level, Ranking ranking) {
    /** How much of what is known is meant: the template at the version, at the task, or the task whatever the error. */
    record Level(Situation situation, boolean specific, boolean sameVersion) {}

    static Advisor of(Catalogue catalogue, Model model, Trouble trouble) {
        Template template = catalogue.template(model, trouble.masked());
        long[] signatures = catalogue.signatures(model, trouble.masked());
        Situation here = Situation.of(model, signatures, trouble.failed()).of(Hash64.of(trouble.masked()));
        Level level = level(model, trouble, here);
        Ranking known = Ranking.of(level.situation(), trouble.at());
        Ranking ranking = level.sameVersion() ? known : known.ofOtherVersions();
        return new Advisor(model, trouble, template, here, level, ranking);
    }

    private static Level level(Model model, Trouble trouble, Situation here) {
        boolean ofVersions = !trouble.version().isEmpty() && here.hasVersions();
        Situation versioned = ofVersions ? here.at(Hash64.of(trouble.version())) : here;
        if (Ranking.needs(versioned) == 0) {
            return new Level(versioned, true, true);
        }
        boolean specific = Ranking.needs(here) == 0;
        return new Level(specific ? here : Situation.ofTask(model, trouble.failed()), specific, !ofVersions);
    }

    /** Whether what is known of this very error at this version answers. */
    private boolean isStrong() {
        return level.specific() && level.sameVersion();
    }

    Answer answer(Question question) {
        if (question.explore() && !question.candidates().isEmpty()) {
            return Answer.of(Kind.RECOVERY, level.specific(), explored(question));
        }
        List<Advice.Item> items = items(question);
        boolean positive = items.stream().anyMatch(item -> !item.avoid());
        boolean strong = isStrong()
                && positive
                && (ranking.hopeless() || !ranking.options().isEmpty());
        return new Answer(Kind.RECOVERY, strong, items, positive ? Optional.empty() : Optional.of(silence()));
    }

    private List<Advice.Item> items(Question question) {
        List<Advice.Item> items = new ArrayList<>();
        Explanation explanation = explanation();
        if (ranking.hopeless() && isWanted(Advice.GIVE_UP, question)) {
            items.add(giveUp(explanation));
        }
        ranking.options().forEach(option -> addWanted(option, false, explanation.of(option), question, items));
        if (ranking.options().isEmpty()) {
            ranking.probes().forEach(option -> addWanted(option, false, explanation.ofProbe(option), question, items));
        }
        ranking.avoided().forEach(option -> addWanted(option, true, explanation.of(option), question, items));
        return Dispute.of(level.situation()).settle(items.subList(0, Math.min(items.size(), question.limit())));
    }

    private void addWanted(Option option, boolean avoid, String reason, Question question, List<Advice.Item> items) {
        if (isWanted(model.name(option.action()), question)) {
            items.add(item(option, reason, avoid, 1));
        }
    }

    private static boolean isWanted(String action, Question question) {
        return question.candidates().isEmpty()
                || question.candidates().stream().map(Candidate::tool).anyMatch(action::equals);
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
        Posterior lost = Ranking.lost(ranking.trials(), level.situation());
        Interval interval = lost.interval();
        return new Advice.Item(
                Kind.RECOVERY,
                Advice.GIVE_UP,
                lost.mean(),
                interval,
                ranking.trials().tried(),
                Double.NaN,
                explanation.ofGivingUp(),
                pattern(),
                false,
                1);
    }

    private String pattern() {
        return level.specific() ? Patterns.id(template, trouble.task()) : "";
    }

    private Explanation explanation() {
        return new Explanation(model, trouble, template, level, ranking);
    }

    private Advice.Silence silence() {
        return new Advice.Silence(Kind.RECOVERY, explanation().ofSilence(), Ranking.needs(level.situation()));
    }

    private List<Advice.Item> explored(Question question) {
        List<Exploration.Drawn> drawn =
                Exploration.of(question, here, trouble.at()).order();
        Explanation explanation = explanation();
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
