package dev.patternengine.mining.performance;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers which way of doing a task is fast. Without exploring: the open speed-ups, the largest first, else silence. Exploring:
 * one variant drawn for learning ({@link Trial}), the others by what they are expected to cost in the circumstances.
 */
final class PerformanceAdvice {
    private static final long FEW_PAIRS = 8;

    private final Question question;
    private final Model model;
    private final long task;
    private final DurationForecast durations = new DurationForecast();

    PerformanceAdvice(Question question, Model model) {
        this.question = question;
        this.model = model;
        this.task = Hash64.of(question.task());
    }

    Answer answer() {
        if (question.task().isEmpty()) {
            return Answer.silent(Kind.PERFORMANCE, "no task was asked about", 0);
        }
        List<Rivals.Rival> rivals = question.explore() ? Rivals.of(question, model) : List.of();
        return rivals.isEmpty() ? proven() : explored(rivals);
    }

    private Answer proven() {
        List<Advice.Item> items = open().filter(
                        named -> !SuccessGap.of(Counts.of(model), named.claim()).isDoubted())
                .sorted(Comparator.comparingDouble((Claims.Named named) ->
                                -Discovery.of(model, named.claim()).ratio())
                        .thenComparingLong(named -> named.claim().key()))
                .map(this::item)
                .limit(question.limit())
                .toList();
        return items.isEmpty() ? silent() : Answer.of(Kind.PERFORMANCE, true, items);
    }

    private Stream<Claims.Named> open() {
        return Claims.about(model, task).stream().filter(named -> Discovery.isOpen(model, named.claim()));
    }

    private Answer silent() {
        String usual = bounds() + durations.words(model, task, question.context());
        Optional<Comparison.Claim> doubted = open().map(Claims.Named::claim).findFirst();
        if (doubted.isPresent()) {
            return Answer.silent(Kind.PERFORMANCE, reason(doubted.get()) + ": it may succeed less often" + usual, 0);
        }
        if (!model.has(Cells.dimensions(task))) {
            return Answer.silent(Kind.PERFORMANCE, "the task was not seen done in variants" + usual, 2 * FEW_PAIRS);
        }
        long pairs = mostPairs();
        String reason = "no way of doing the task is proven faster than another by " + pairs + " pairs" + usual;
        return Answer.silent(Kind.PERFORMANCE, reason, 2 * Math.max(0, FEW_PAIRS - pairs));
    }

    /** What was not compared, at the end of a sentence; empty where all was. */
    private String bounds() {
        return model.has(Cells.LEFT_OUT, task)
                ? "; of its parameters only the " + Variants.MOST_DIMENSIONS + " used most are compared"
                : "";
    }

    /** Of the comparison at the task that has the most. */
    private long mostPairs() {
        long most = 0;
        for (long name : model.columns(Cells.dimensions(task))) {
            long dimension = Hash64.mix(task, name);
            long[] values = model.columns(Cells.values(dimension));
            for (int one = 0; one < values.length; one++) {
                for (int other = one + 1; other < values.length; other++) {
                    Comparison comparison = Comparison.of(dimension, values[one], values[other]);
                    long round = Discovery.round(model, comparison.claim(true));
                    most = Math.max(most, model.total(Cells.shifts(comparison.key(), round)));
                }
            }
        }
        return most;
    }

    private Advice.Item item(Claims.Named named) {
        Comparison.Claim claim = named.claim();
        Rivals.Rival rival = new Rivals.Rival(
                Rivals.action(model.name(named.dimensionName()), model.name(claim.faster())),
                claim.of().variant(claim.faster()));
        return item(rival, Shift.of(model, claim).pairs(), reason(claim) + bounds(), PerformancePatterns.id(claim), 1);
    }

    private Advice.Item item(Rivals.Rival rival, long support, String reason, String pattern, double propensity) {
        double won = model.count(Cells.results(rival.variant()), Cells.WON);
        double uses = model.total(Cells.results(rival.variant()));
        Interval interval = Proportion.interval(won, uses);
        return new Advice.Item(
                Kind.PERFORMANCE,
                rival.action(),
                uses > 0 ? won / uses : 0,
                interval,
                support,
                new ExpectedTimes(model, question).median(task, rival.variant()),
                reason,
                pattern,
                false,
                propensity);
    }

    /** What all pairs since the claim began say, which those after the discovery correct; and how often either succeeds. */
    private String reason(Comparison.Claim claim) {
        Shift now = Shift.of(model, claim);
        return String.format(
                Locale.ROOT,
                "%s is %s times [%s, %s] faster than %s by %d pairs; %s",
                model.name(claim.faster()),
                Figures.ratio(now.ratio()),
                Figures.ratio(now.interval().low()),
                Figures.ratio(now.interval().high()),
                model.name(claim.slower()),
                now.pairs(),
                SuccessGap.of(Counts.of(model), claim).words());
    }

    private Answer explored(List<Rivals.Rival> rivals) {
        List<Long> variants = rivals.stream().map(Rivals.Rival::variant).toList();
        List<Expectations.Expectation> expected =
                Expectations.of(model, variants, Traits.of(question.context(), new Hashes()));
        double[] propensities = Trial.propensities(expected);
        double[] chances = Trial.chances(expected);
        int drawn = Trial.draw(propensities, question.seed());
        List<Advice.Item> items = new ArrayList<>();
        for (int place : order(expected, drawn)) {
            items.add(item(
                    rivals.get(place),
                    (long) expected.get(place).uses(),
                    reason(expected.get(place), chances[place]),
                    "",
                    propensities[place]));
        }
        return Answer.of(Kind.PERFORMANCE, false, items.subList(0, Math.min(items.size(), question.limit())));
    }

    private static List<Integer> order(List<Expectations.Expectation> expected, int drawn) {
        return IntStream.range(0, expected.size())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> place != drawn)
                        .thenComparingDouble(place -> expected.get(place).logCost()))
                .toList();
    }

    private static String reason(Expectations.Expectation expected, double chance) {
        return expected.uses() == 0
                ? "not used here yet"
                : String.format(
                        Locale.ROOT,
                        "in these circumstances expected to cost %s, failures counted tenfold; the fastest with %.0f %%",
                        Figures.seconds(Math.exp(expected.logCost())),
                        100 * chance);
    }
}
