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

    private static final int MOST_UNSEEN = 3;
    private static final double COMPARABLE = 0.5;

    private final Choice choice;
    private final Question question;
    private final Model model;
    private final String notes;
    private final boolean isOfMany;
    private final boolean isApart;
    private final Optional<String> contradiction;
    private final long task;
    private final Circumstances around;
    private final Map<Long, String> names = new HashMap<>();

    ToolAdvice(Choice choice, Question question, List<Candidate> candidates, Circumstances around, Model model) {
        this.choice = choice;
        this.question = question;
        this.model = model;
        this.around = around;
        this.notes = (choice.uses() == 0 ? "" : words(around.unseen())) + around.bounds();
        this.isOfMany = !question.candidates().isEmpty() && candidates.size() > question.limit();
        this.task = Hash64.of(question.task());
        candidates.forEach(candidate -> names.put(Hash64.of(candidate.tool()), candidate.tool()));
        Strata strata = new Strata(model, task);
        this.isApart = isUnspecific() && isApart(strata);
        boolean isBare = around.broad() == Cells.ALWAYS;
        this.contradiction = isBare && isUnspecific() ? contradiction(strata) : Optional.empty();
    }

    /** Whether the best was mostly used in other circumstances than the question tells. */
    private boolean isUnspecific() {
        long best = choice.verdicts().get(0).tool();
        double told = Tally.of(model, task, around.broad(), best).uses();
        double known = Tally.of(model, task, around.whole(), best).uses();
        return known < told / 2;
    }

    private List<Long> otherTried() {
        return choice.verdicts().stream()
                .skip(1)
                .filter(choice::isTried)
                .map(Verdict::tool)
                .toList();
    }

    /** A tool that did better than the best in the circumstances in which both were used, of which the question tells none. */
    private Optional<String> contradiction(Strata strata) {
        long best = choice.verdicts().get(0).tool();
        return otherTried().stream()
                .filter(other -> strata.compare(best, other).isContrary())
                .findFirst()
                .map(names::get);
    }

    /**
     * Whether the best was mostly used in other circumstances than the other tools: then their records tell nothing about which is
     * better.
     */
    private boolean isApart(Strata strata) {
        List<Long> others = otherTried();
        return !others.isEmpty() && strata.overlap(choice.verdicts().get(0).tool(), others) < COMPARABLE;
    }

    private boolean isBad(Verdict verdict) {
        return !isApart && choice.isBad(verdict);
    }

    private static String words(List<String> unseen) {
        if (unseen.isEmpty()) {
            return "";
        }
        String named = String.join(", ", unseen.subList(0, Math.min(unseen.size(), MOST_UNSEEN)));
        int more = unseen.size() - MOST_UNSEEN;
        return "; not seen here before: " + named + (more > 0 ? " and " + more + " more" : "");
    }

    /** A tool to list, before it is known at which place. */
    private record Listed(Verdict verdict, boolean avoid) {}

    Answer answer() {
        if (question.explore()) {
            return explored();
        }
        List<Listed> bad = choice.verdicts().stream()
                .filter(this::isBad)
                .map(verdict -> new Listed(verdict, true))
                .toList();
        if (choice.isClear()
                && contradiction.isEmpty()
                && !isBad(choice.verdicts().get(0))) {
            return Answer.of(Kind.TOOL, isStrong(), items(advised(), bad));
        }
        List<Listed> likely = shortlist();
        if (!likely.isEmpty()) {
            return Answer.of(Kind.TOOL, false, items(likely, bad));
        }
        String reason = contradiction
                        .map(tool -> names.get(choice.verdicts().get(0).tool()) + " did best, but " + tool
                                + " did better where both were used: say in which circumstances one is to be used")
                        .orElse("no tool is clearly better in these circumstances")
                + notes;
        return new Answer(
                Kind.TOOL,
                false,
                items(likely, bad),
                Optional.of(new Advice.Silence(Kind.TOOL, reason, contradiction.isEmpty() ? choice.needs() : 0)));
    }

    private List<Listed> advised() {
        Verdict best = choice.verdicts().get(0);
        return choice.verdicts().stream()
                .filter(verdict -> verdict.equals(best) || isWorthALook(verdict))
                .map(verdict -> new Listed(verdict, false))
                .toList();
    }

    /**
     * Which of more candidates than are wanted are worth a look, though none is clearly best: those that work here and those that
     * fit the goal, best first; empty where all are wanted, or nothing tells them apart.
     */
    private List<Listed> shortlist() {
        return isOfMany
                ? choice.verdicts().stream()
                        .filter(this::isWorthALook)
                        .map(verdict -> new Listed(verdict, false))
                        .toList()
                : List.of();
    }

    private boolean isWorthALook(Verdict verdict) {
        return (choice.isTried(verdict) || (isOfMany && verdict.match().fits())) && !isBad(verdict);
    }

    /** What is listed, as many as wanted. Nothing is sampled: the first is first for certain. */
    private List<Advice.Item> items(List<Listed> good, List<Listed> bad) {
        List<Advice.Item> items = new ArrayList<>();
        Stream.concat(good.stream(), bad.stream())
                .limit(question.limit())
                .forEach(listed ->
                        items.add(item(listed.verdict(), listed.avoid(), items.isEmpty() ? CERTAIN : NOT_FIRST)));
        return items;
    }

    private Answer explored() {
        List<Verdict> verdicts = choice.byScore();
        double[] propensities = Exploration.propensities(verdicts, choice.uses());
        int drawn = Exploration.draw(propensities, question.seed());
        List<Advice.Item> items = new ArrayList<>();
        items.add(item(verdicts.get(drawn), false, propensities[drawn]));
        for (int place = 0; place < verdicts.size() && items.size() < question.limit(); place++) {
            if (place != drawn) {
                Verdict verdict = verdicts.get(place);
                items.add(item(verdict, isBad(verdict), propensities[place]));
            }
        }
        return Answer.of(Kind.TOOL, isStrong(), items);
    }

    private boolean isStrong() {
        return choice.isClear() && contradiction.isEmpty() && !isApart;
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
                        propensity)
                .relatedTo(ToolPatterns.ids(task, verdict.tool(), around));
    }

    private String lately(long tool) {
        Lately.Window late = Lately.of(model, task, tool);
        return late.hasChanged() ? String.format(Locale.ROOT, ", of the last %.0f %.0f", late.uses(), late.won()) : "";
    }

    private String reason(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "%s; in these circumstances %.0f %% are expected to%s%s%s",
                record(verdict.tool()),
                100 * verdict.probability(),
                verdict.match().words(),
                isApart ? "; tools were used in different circumstances: say in which one is to be used" : "",
                notes);
    }

    /** What was seen of a tool, on the ground apart from elsewhere where tools are left out there. */
    private String record(long tool) {
        Tally own = Tally.of(model, task, Cells.ALWAYS, tool);
        if (own.uses() == 0) {
            return "not used here yet";
        }
        Ground ground = choice.ground();
        if (!ground.isChosen()) {
            return words(own) + " uses here succeeded" + lately(tool);
        }
        String where = " where " + ground.name();
        Tally there = Tally.of(model, task, ground.feature(), tool);
        Tally elsewhere = own.without(there);
        String besides = elsewhere.uses() == 0 ? "" : ", " + words(elsewhere) + " elsewhere";
        return there.uses() == 0
                ? "not used" + where + besides + " succeeded" + lately(tool)
                : words(there) + " uses" + where + " succeeded" + besides + lately(tool);
    }

    private static String words(Tally tally) {
        return String.format(Locale.ROOT, "%.0f of %.0f", tally.won(), tally.uses());
    }
}
