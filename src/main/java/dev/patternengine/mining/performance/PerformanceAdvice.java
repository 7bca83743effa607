package dev.patternengine.mining.performance;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Histogram;
import dev.patternengine.mining.stats.LogScale;
import dev.patternengine.mining.stats.Proportion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Answers with the open speed-ups of the task that was asked about, the largest first. */
final class PerformanceAdvice {
    private static final String TOOL = "tool";
    private static final long FEW_PAIRS = 8;

    private PerformanceAdvice() {}

    static Answer answer(Question question, Model model) {
        if (question.task().isEmpty()) {
            return Answer.silent(Kind.PERFORMANCE, "no task was asked about", 0);
        }
        long task = Hash64.of(question.task());
        List<Advice.Item> items = Claims.about(model, task).stream()
                .filter(named -> Discovery.isOpen(model, named.claim()))
                .sorted(Comparator.comparingDouble((Claims.Named named) ->
                                -Discovery.of(model, named.claim()).ratio())
                        .thenComparingLong(named -> named.claim().key()))
                .map(named -> item(named, model))
                .limit(question.limit())
                .toList();
        return items.isEmpty() ? silent(task, model) : Answer.of(Kind.PERFORMANCE, true, items);
    }

    private static Answer silent(long task, Model model) {
        if (!model.has(Cells.dimensions(task))) {
            return Answer.silent(Kind.PERFORMANCE, "the task was not seen done in variants", 2 * FEW_PAIRS);
        }
        return Answer.silent(Kind.PERFORMANCE, "no way of doing the task is proven faster than another", FEW_PAIRS);
    }

    private static Advice.Item item(Claims.Named named, Model model) {
        Comparison.Claim claim = named.claim();
        long variant = claim.of().variant(claim.faster());
        double won = model.count(Cells.results(variant), Cells.WON);
        double uses = model.total(Cells.results(variant));
        Interval interval = Proportion.interval(won, uses);
        String dimension = model.name(named.dimensionName());
        String value = model.name(claim.faster());
        return new Advice.Item(
                Kind.PERFORMANCE,
                dimension.equals(TOOL) ? value : dimension + "=" + value,
                uses > 0 ? won / uses : 0,
                interval,
                Shift.of(model, claim).pairs(),
                Histogram.median(model, Cells.times(variant), LogScale.FINE),
                reason(claim, Discovery.of(model, claim), model),
                PerformancePatterns.id(claim),
                false,
                1);
    }

    private static String reason(Comparison.Claim claim, Discovery discovery, Model model) {
        return String.format(
                Locale.ROOT,
                "%s is %.1f times [%.1f, %.1f] faster than %s and succeeds as often",
                model.name(claim.faster()),
                discovery.ratio(),
                discovery.interval().low(),
                discovery.interval().high(),
                model.name(claim.slower()));
    }
}
