package dev.patternengine.mining.tool;

import dev.patternengine.mining.Model;
import java.util.Arrays;

/**
 * The circumstance that tools are judged within: the feature on which it depends most which of them are used, or else how they do, with a
 * second entry of the context where it depends on that, too, which are used. A tool that was never used there was not tried, however
 * well it did elsewhere. And how much may depend on the other features.
 *
 * <p>Of as many features as there are, one is taken to decide where its {@link Dependence} is above the logarithm of their number plus
 * {@value #EVIDENT}: in one question of twenty at most where nothing decides. One owner, one thread; valid until the model
 * changes.
 */
final class Ground {
    private static final double EVIDENT = 3;

    /** The doubt that is always left, because of what is not counted. */
    private static final double LEAST_DOUBT = 0.05;

    private final Model model;
    private final long task;
    private final Circumstances around;
    private final Dependence[] singles;
    private final double evident;
    private final int place;
    private final int other;
    private double[] weights;
    private double doubt;

    Ground(Model model, long task, Circumstances around) {
        this.model = model;
        this.task = task;
        this.around = around;
        this.singles = new Dependence[around.size()];
        this.evident = EVIDENT + Math.log(around.size());
        for (int single = 0; single < singles.length; single++) {
            singles[single] = Dependence.of(model, task, Cells.ALWAYS, around.single(single));
        }
        this.place = strongest();
        this.other = place < 0 ? -1 : second();
    }

    /** Of features that decide which tools are used the one that tells most a use, else the one on which most depends. */
    private int strongest() {
        int chosen = -1;
        int any = -1;
        for (int single = 0; single < singles.length; single++) {
            Dependence one = singles[single];
            boolean isMore = chosen < 0 || one.onChoiceEach() > singles[chosen].onChoiceEach();
            chosen = one.onChoice() > evident && isMore ? single : chosen;
            any = one.either() > evident && (any < 0 || one.either() > singles[any].either()) ? single : any;
        }
        return chosen >= 0 ? chosen : any;
    }

    /** The context entry on which it depends most beside the first one which tools are used there; -1 for none. */
    private int second() {
        int[] found = {-1};
        double[] most = {evident};
        around.forEachPairOfPlaces((pair, one, two) -> {
            if (one == place || two == place) {
                double strength = Dependence.of(model, task, around.single(place), around.pairOf(one, two))
                        .onChoice();
                found[0] = strength > most[0] ? one + two - place : found[0];
                most[0] = Math.max(most[0], strength);
            }
        });
        return found[0];
    }

    /** {@link Cells#ALWAYS} where nothing decides. */
    long feature() {
        if (isNone()) {
            return Cells.ALWAYS;
        }
        return isPair() ? around.pairOf(place, other) : around.single(place);
    }

    /** What it is, for people. */
    String name() {
        return around.name(place) + (isPair() ? " and " + around.name(other) : "");
    }

    /** Whether it is a single feature, or one of the two of a pair. */
    boolean holds(int single) {
        return single >= 0 && (single == place || single == other);
    }

    boolean isNone() {
        return place < 0;
    }

    boolean isPair() {
        return other >= 0;
    }

    /** Whether it decides also which tools are used, so that those that are not were left out on purpose. */
    boolean isChosen() {
        return isPair() || (place >= 0 && singles[place].onChoice() > evident);
    }

    /** The uses of a tool on the ground, or under another feature that decides which tools are used, whichever are fewer. */
    double tried(long tool) {
        double least = Tally.of(model, task, feature(), tool).uses();
        for (int single = 0; isChosen() && single < singles.length; single++) {
            if (singles[single].onChoice() > evident) {
                least = Math.min(
                        least,
                        Tally.of(model, task, around.single(single), tool).uses());
            }
        }
        return least;
    }

    /** The probability that something depends on a single feature. */
    double weight(int single) {
        return weights()[single];
    }

    /** The same of a pair, in the order of {@link Circumstances#forEachPair}, beyond what depends on the one of both that matters more. */
    double weightOfPair(int pair) {
        return weights()[around.size() + pair];
    }

    /** The probability that something depends on other features than the ground. */
    double doubt() {
        weights();
        return doubt;
    }

    private double[] weights() {
        if (weights == null) {
            weights = strengths();
            Share.OF_ENTRIES.settle(weights, 0, around.words());
            Share.OF_WORDS.settle(weights, around.words(), around.size());
            Share.OF_PAIRS.settle(weights, around.size(), weights.length);
            doubt = Math.max(LEAST_DOUBT, 1 - noneOfOthers());
        }
        return weights;
    }

    private double[] strengths() {
        double[] strengths = new double[around.size() + around.pairs()];
        for (int single = 0; single < singles.length; single++) {
            strengths[single] = singles[single].any();
        }
        around.forEachPairOfPlaces((pair, one, other) -> {
            int wider = singles[one].either() > singles[other].either() ? one : other;
            strengths[around.size() + pair] = Dependence.of(
                            model, task, around.single(wider), around.pairOf(one, other))
                    .any();
        });
        return strengths;
    }

    private double noneOfOthers() {
        double none = 1;
        for (int feature = 0; feature < weights.length; feature++) {
            none *= holds(feature) ? 1 : 1 - weights[feature];
        }
        return none;
    }

    /**
     * How many of a kind of features are thought to matter before any is seen, of the previous task and the entries of the context most,
     * of words and pairs few; more is learned from the features of the question.
     *
     * @param some that are assumed to matter
     * @param others that are assumed not to
     */
    private record Share(double some, double others) {
        static final Share OF_ENTRIES = new Share(20, 0.4);
        static final Share OF_WORDS = new Share(1, 4);
        static final Share OF_PAIRS = new Share(0.2, 1);

        private static final int ROUNDS = 5;

        /** Turns the strengths of dependence in these places into probabilities. */
        void settle(double[] features, int from, int to) {
            double[] strengths = Arrays.copyOfRange(features, from, to);
            double share = some / (some + others);
            for (int round = 0; round < ROUNDS; round++) {
                double sum = some;
                for (int feature = from; feature < to; feature++) {
                    features[feature] = 1 / (1 + (1 - share) / share * Math.exp(-strengths[feature - from]));
                    sum += features[feature];
                }
                share = sum / (some + others + strengths.length);
            }
        }
    }
}
