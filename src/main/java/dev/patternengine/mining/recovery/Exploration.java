package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Advice;
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
 * propensity of a candidate is the share of {@value #DRAWS} further draws that it wins, with {@value #ADDED} added to each so that
 * none is 0; they sum to 1. In {@value #PROBING} of all answers any of the candidates comes first, so that what is believed to be of
 * no use is tried again some day, and so that no propensity is far from the truth.
 *
 * <p>Source: W. R. Thompson, "On the likelihood that one unknown probability exceeds another" (1933).
 */
final class Exploration {
    private static final int DRAWS = 64;
    private static final double ADDED = 1.0 / 16;
    private static final double PROBING = 1.0 / 128;

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

    /** Among the question's candidates; the failed task itself stands for the same call too, where that is not among them. */
    static Exploration of(Question question, Trouble trouble, Situation situation) {
        List<String> actions =
                question.candidates().stream().map(Candidate::tool).distinct().toList();
        boolean pooled = !actions.contains(Advice.SAME_CALL);
        List<Option> options = actions.stream()
                .map(action -> situation.wager(Hash64.of(action), trouble.at()))
                .map(option ->
                        pooled && option.action() == trouble.failed() ? mostly(option, situation, trouble) : option)
                .toList();
        return new Exploration(actions, options, new SplittableRandom(question.seed()));
    }

    /** The failed task again, as it was called again mostly: in another way or in the same. */
    private static Option mostly(Option changed, Situation situation, Trouble trouble) {
        Option same = situation.wager(Hash64.of(Advice.SAME_CALL), trouble.at());
        return same.trials().tried() > changed.trials().tried() ? same : changed;
    }

    /** The candidates, the highest draw first. */
    List<Drawn> order() {
        int probed = random.nextDouble() < PROBING ? random.nextInt(actions.size()) : -1;
        double[] draws = draw();
        int[] wins = wins();
        List<Drawn> drawn = new ArrayList<>();
        for (int place = 0; place < draws.length; place++) {
            double wagered = (wins[place] + ADDED) / (DRAWS + ADDED * draws.length);
            double propensity = (1 - PROBING) * wagered + PROBING / draws.length;
            double draw = place == probed ? Double.POSITIVE_INFINITY : draws[place];
            drawn.add(new Drawn(actions.get(place), options.get(place), draw, propensity));
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
