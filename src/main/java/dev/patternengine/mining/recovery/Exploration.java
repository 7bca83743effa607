package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thompson sampling among candidates: each is drawn from what is believed of it, {@value #SHARPNESS} times as sharp as it
 * is, and the highest draw comes first. The
 * propensity of a candidate is the share of {@value #DRAWS} further draws that it wins, with one half added to each so that
 * none is 0; they sum to 1.
 *
 * <p>Source: W. R. Thompson, "On the likelihood that one unknown probability exceeds another" (1933).
 */
final class Exploration {
    private static final int DRAWS = 64;
    private static final double ADDED = 0.5;

    /** Every trial counts as so many: what is known is used sooner, at the price of more errors about what is not. */
    private static final double SHARPNESS = 4;

    private final List<String> actions;
    private final List<Option> options;
    private final SplittableRandom random;

    private Exploration(List<String> actions, List<Option> options, SplittableRandom random) {
        this.actions = actions;
        this.options = options;
        this.random = random;
    }

    /** A candidate in its drawn place. */
    record Drawn(String action, Option option, double draw, double propensity) {}

    static Exploration of(Question question, Situation situation, long now) {
        List<String> actions =
                question.candidates().stream().map(Candidate::tool).distinct().toList();
        List<Option> options = actions.stream()
                .map(action -> situation.wager(Hash64.of(action), now))
                .toList();
        return new Exploration(actions, options, new SplittableRandom(question.seed()));
    }

    /** The candidates, the highest draw first. */
    List<Drawn> order() {
        double[] draws = draw();
        int[] wins = wins();
        List<Drawn> drawn = new ArrayList<>();
        for (int place = 0; place < draws.length; place++) {
            double propensity = (wins[place] + ADDED) / (DRAWS + ADDED * draws.length);
            drawn.add(new Drawn(actions.get(place), options.get(place), draws[place], propensity));
        }
        drawn.sort(Comparator.comparingDouble(Drawn::draw).reversed());
        return drawn;
    }

    private double[] draw() {
        return options.stream()
                .mapToDouble(option -> option.chance().sharper(SHARPNESS).sample(random))
                .toArray();
    }

    private int[] wins() {
        int[] wins = new int[options.size()];
        for (int round = 0; round < DRAWS; round++) {
            wins[highest(draw())]++;
        }
        return wins;
    }

    private static int highest(double[] draws) {
        int highest = 0;
        for (int place = 1; place < draws.length; place++) {
            highest = draws[place] > draws[highest] ? place : highest;
        }
        return highest;
    }
}
