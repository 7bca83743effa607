package dev.patternengine.mining.tool;

import dev.patternengine.mining.Model;
import java.util.Arrays;

/**
 * The circumstance that tools are judged within: the feature on which it depends most which of them are used and how they do. A tool
 * that was never used there was not tried, however well it did elsewhere. And how much may depend on the other features.
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
    private final int place;
    private final boolean isChosen;
    private double[] weights;
    private double doubt;

    Ground(Model model, long task, Circumstances around) {
        this.model = model;
        this.task = task;
        this.around = around;
        this.singles = new Dependence[around.size()];
        double evident = EVIDENT + Math.log(around.size());
        int best = -1;
        for (int single = 0; single < singles.length; single++) {
            singles[single] = Dependence.of(model, task, Cells.ALWAYS, around.single(single));
            double strength = singles[single].either();
            best = strength > evident && (best < 0 || strength > singles[best].either()) ? single : best;
        }
        this.place = best;
        this.isChosen = best >= 0 && singles[best].onChoice() > evident;
    }

    /** {@link Cells#ALWAYS} where nothing decides. */
    long feature() {
        return isNone() ? Cells.ALWAYS : around.single(place);
    }

    /** Its place among the single features; -1 for none. */
    int place() {
        return place;
    }

    boolean isNone() {
        return place < 0;
    }

    /** Whether it decides also which tools are used, so that those that are not were left out on purpose. */
    boolean isChosen() {
        return isChosen;
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
            none *= feature == place ? 1 : 1 - weights[feature];
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
