package dev.patternengine.mining.recovery;

import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.List;

/** Why something is advised, advised against, or not advised: one sentence each, with the figures on both sides. */
record Explanation(Model model, Trouble trouble, Template template, Advisor.Level level, Ranking ranking) {
    private static final int LONGEST_TEMPLATE = 100;

    String of(Option option) {
        return of(model.name(option.action()), option);
    }

    /** @param action the first one's name */
    String of(String action, Option option) {
        String against = action.equals(trouble.task()) ? "" : retried();
        return "%s recovered %s after %s%s%s"
                .formatted(
                        path(action, option), Phrases.share(option.trials()), circumstance(), against, aboutTheClass());
    }

    String ofProbe(Option option) {
        return "%s; that was weeks ago: worth one try".formatted(of(option));
    }

    String ofGivingUp() {
        return "nothing that was tried gets out of %s: %s recovered%s%s"
                .formatted(circumstance(), Phrases.share(ranking.trials()), retried(), aboutTheClass());
    }

    String ofSilence() {
        if (Ranking.needs(level.situation()) > 0) {
            return "too little was tried after " + circumstance();
        }
        return "nothing stands out of what was tried after %s: %s recovered%s"
                .formatted(circumstance(), Phrases.share(ranking.trials()), aboutTheClass());
    }

    private String path(String action, Option option) {
        List<String> then = option.then().stream().map(model::name).toList();
        return Phrases.path(action.equals(trouble.task()) ? Phrases.RETRY : action, then);
    }

    private String circumstance() {
        if (!level.specific()) {
            return "failures of %s, whatever the error".formatted(trouble.task());
        }
        String shown = Phrases.shortened(template.text(), LONGEST_TEMPLATE);
        String elsewhere = level.sameVersion() ? "" : " with other versions";
        return "\"%s\" (%s) at %s%s".formatted(shown, template.id(), trouble.task(), elsewhere);
    }

    /** The counter-evidence: how an identical retry did. */
    private String retried() {
        Trials retry = level.situation().option(Hash64.of(trouble.task())).trials();
        return retry.tried() == 0 ? "" : "; the same call again " + Phrases.share(retry);
    }

    private String aboutTheClass() {
        FailureClass found = level.specific() ? Classes.of(level.situation()) : FailureClass.UNKNOWN;
        return switch (found) {
            case INFRASTRUCTURE -> "; mostly whatever was called then failed with the same error";
            case ANSWER -> "; mostly the answer was wrong and not the call";
            case BENIGN -> "; mostly no harm: sessions went on and ended as well as others";
            case CALL, UNKNOWN -> "";
        };
    }
}
