package dev.patternengine.mining.tool;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Histogram;
import dev.patternengine.mining.stats.LogScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a choice into the answer to a question. Used once. */
final class ToolAdvice {
    private static final double CERTAIN = 1;
    private static final double NOT_FIRST = 0;

    private final Choice choice;
    private final Question question;
    private final Model model;
    private final long task;
    private final Map<Long, String> names = new HashMap<>();

    ToolAdvice(Choice choice, Question question, List<Candidate> candidates, Model model) {
        this.choice = choice;
        this.question = question;
        this.model = model;
        this.task = Hash64.of(question.task());
        candidates.forEach(candidate -> names.put(Hash64.of(candidate.tool()), candidate.tool()));
    }

    Answer answer() {
        if (question.explore()) {
            return explored();
        }
        List<Advice.Item> bad = choice.verdicts().stream()
                .filter(choice::isBad)
                .map(verdict -> item(verdict, true, NOT_FIRST))
                .toList();
        if (choice.isClear() && !choice.isBad(choice.verdicts().get(0))) {
            return advised(bad);
        }
        List<Advice.Item> likely = shortlist();
        if (!likely.isEmpty()) {
            return Answer.of(
                    Kind.TOOL,
                    false,
                    limited(Stream.concat(likely.stream(), bad.stream()).toList()));
        }
        String reason = "no tool is clearly better in these circumstances";
        return new Answer(
                Kind.TOOL, false, limited(bad), Optional.of(new Advice.Silence(Kind.TOOL, reason, choice.needs())));
    }

    private Answer advised(List<Advice.Item> bad) {
        List<Advice.Item> items = new ArrayList<>();
        for (Verdict verdict : choice.verdicts()) {
            boolean first = items.isEmpty();
            if (first || ((choice.isTried(verdict) || isOneOfMany(verdict)) && !choice.isBad(verdict))) {
                items.add(item(verdict, false, first ? CERTAIN : NOT_FIRST));
            }
        }
        items.addAll(bad);
        return Answer.of(Kind.TOOL, isStrong(), limited(items));
    }

    /**
     * Which of more candidates than are wanted are worth a look, though none is clearly best: those that work here and those that
     * fit the goal, best first; empty where all are wanted, or nothing tells them apart.
     */
    private List<Advice.Item> shortlist() {
        if (question.candidates().size() <= question.limit()) {
            return List.of();
        }
        return choice.verdicts().stream()
                .filter(verdict -> !choice.isBad(verdict) && (choice.isTried(verdict) || isOneOfMany(verdict)))
                .map(verdict -> item(verdict, false, NOT_FIRST))
                .toList();
    }

    private boolean isOneOfMany(Verdict verdict) {
        return question.candidates().size() > question.limit()
                && verdict.match().fits();
    }

    private Answer explored() {
        List<Verdict> verdicts = choice.verdicts();
        double[] propensities = Exploration.propensities(verdicts, choice.uses());
        int drawn = Exploration.draw(propensities, question.seed());
        List<Advice.Item> items = new ArrayList<>();
        items.add(item(verdicts.get(drawn), false, propensities[drawn]));
        for (int place = 0; place < verdicts.size(); place++) {
            if (place != drawn) {
                Verdict verdict = verdicts.get(place);
                items.add(item(verdict, choice.isBad(verdict), propensities[place]));
            }
        }
        return Answer.of(Kind.TOOL, isStrong(), limited(items));
    }

    /** Whether the best was used at this very task often enough. */
    private boolean isStrong() {
        return model.count(Cells.uses(task), choice.verdicts().get(0).tool()) >= Choice.ENOUGH && choice.isClear();
    }

    private List<Advice.Item> limited(List<Advice.Item> items) {
        return items.subList(0, Math.min(items.size(), question.limit()));
    }

    private Advice.Item item(Verdict verdict, boolean avoid, double propensity) {
        return new Advice.Item(
                Kind.TOOL,
                names.get(verdict.tool()),
                verdict.probability(),
                verdict.interval(),
                verdict.support(),
                Histogram.median(model, Cells.times(task, verdict.tool()), LogScale.FINE),
                reason(verdict),
                "",
                avoid,
                propensity);
    }

    private String reason(Verdict verdict) {
        long won = model.count(Cells.won(task, Cells.ALWAYS), verdict.tool());
        long uses = won + model.count(Cells.lost(task, Cells.ALWAYS), verdict.tool());
        String record = uses == 0 ? "not used here yet" : won + " of " + uses + " uses here succeeded";
        return String.format(
                Locale.ROOT,
                "%s; in these circumstances %.0f %% are expected to%s",
                record,
                100 * verdict.probability(),
                verdict.match().words());
    }
}
