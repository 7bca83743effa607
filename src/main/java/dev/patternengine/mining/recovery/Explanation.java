package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why something is advised, advised against, or not advised: one sentence each, with the figures on both sides. */
record Explanation(Model model, Trouble trouble, Template template, Known known) {
    private static final int LONGEST_TEMPLATE = 100;

    String of(Option option) {
        return of(model.name(option.action()), option);
    }

    /** @param action the first one's name */
    String of(String action, Option option) {
        return "%s recovered %s after %s%s%s%s"
                .formatted(
                        path(action, option),
                        Phrases.share(option),
                        circumstance(),
                        retried(action),
                        otherwise(option),
                        aboutTheClass());
    }

    String ofProbe(Option option) {
        return "%s; that was weeks ago: worth one try".formatted(of(option));
    }

    String ofGivingUp() {
        return "nothing that was tried gets out of %s: %s recovered%s%s"
                .formatted(circumstance(), Phrases.share(known.ranking().trials()), retried(""), aboutTheClass());
    }

    String ofSilence() {
        if (Ranking.needs(known.situation()) > 0) {
            return "too little was tried after " + circumstance();
        }
        return "nothing stands out of what was tried after %s: %s recovered%s"
                .formatted(circumstance(), Phrases.share(known.ranking().trials()), aboutTheClass());
    }

    private String path(String action, Option option) {
        List<String> then = option.then().stream().map(model::name).toList();
        return Phrases.path(Advice.way(action, trouble.task()), then);
    }

    private String circumstance() {
        if (!known.specific()) {
            return "failures of %s, whatever the error".formatted(trouble.task());
        }
        String shown = Phrases.shortened(template.text(), LONGEST_TEMPLATE);
        String elsewhere = known.sameVersion() ? "" : " with other versions";
        return "\"%s\" (%s) at %s%s".formatted(shown, template.id(), trouble.task(), elsewhere);
    }

    /** The counter-evidence: how the same call did, and how the failed task did when it was called in another way. */
    private String retried(String action) {
        return Stream.of(Advice.SAME_CALL, trouble.task())
                .filter(retry -> !retry.equals(action))
                .map(this::retry)
                .collect(Collectors.joining());
    }

    private String retry(String action) {
        Option option = known.situation().option(Hash64.of(action));
        boolean tried = option.trials().tried() > 0;
        return tried ? "; %s %s".formatted(Advice.way(action, trouble.task()), Phrases.share(option)) : "";
    }

    /** How all else did, where an option is not known to beat that. */
    private String otherwise(Option option) {
        boolean doubtful = known.ranking().options().contains(option) && !Ranking.isClear(option, known.situation());
        Trials others = known.situation().without(option.action());
        return !doubtful
                ? ""
                : others.tried() == 0 ? "; nothing else was tried" : "; all else " + Phrases.share(others);
    }

    private String aboutTheClass() {
        FailureClass found = known.specific() ? Classes.of(known.situation()) : FailureClass.UNKNOWN;
        return switch (found) {
            case INFRASTRUCTURE -> "; mostly whatever was called then failed with the same error";
            case ANSWER -> "; mostly the answer was wrong and not the call";
            case BENIGN -> "; mostly no harm: sessions went on and ended as well as others";
            case CALL, UNKNOWN -> "";
        };
    }
}
