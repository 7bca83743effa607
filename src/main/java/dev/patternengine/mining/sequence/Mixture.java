package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.Arrays;

/**
 * Makes probabilities of the experts' opinions: {@code p(task) ∝ exp(Σ weight · opinion)}, a log-linear mixture.
 *
 * <p>Learning is by stochastic gradient on the logarithm of the probability of what came. The opinions are those that the
 * forecast was made of, the weights are those of now: so when many forecasts of one moment are answered at once, the first
 * answers already teach what the others would. Source: G. Hinton, "Training products of experts by minimizing contrastive
 * divergence", Neural Computation 14 (2002), for the mixture; M. Mahoney, "Adaptive weighing of context models for lossless
 * data compression", 2005, for weights chosen by context.
 *
 * <p>O(experts · candidates). Scratch of its own; one owner, one thread.
 */
final class Mixture {
    private final Weights weights = new Weights();
    private final double[] probabilities = new double[Candidates.MOST];
    private final double[] byPlace = new double[Experts.SIZE];
    private final double[] slopes = new double[Experts.SIZE];

    /** What was mixed last, by which model, and its version then. */
    private Opinions mixed;

    private Model model;
    private long version;

    /** The probabilities of the candidates, with the sum 1; valid until the next call. */
    double[] of(Opinions opinions, Model now) {
        weights.of(opinions, now);
        mix(opinions);
        mixed = opinions;
        model = now;
        version = now.version();
        return probabilities;
    }

    /** Whether the forecast was the last one, and the weights are those that it was made with. */
    private boolean isMixed(Opinions opinions, Model now) {
        return mixed == opinions && model == now && version == now.version();
    }

    private void mix(Opinions opinions) {
        int candidates = opinions.candidates();
        for (int place = 0; place < opinions.experts(); place++) {
            byPlace[place] = weights.of(opinions.expert(place));
        }
        Arrays.fill(probabilities, 0, candidates, 0);
        opinions.weigh(byPlace, probabilities);
        normalise(candidates);
    }

    private void normalise(int candidates) {
        double most = Double.NEGATIVE_INFINITY;
        for (int candidate = 0; candidate < candidates; candidate++) {
            most = Math.max(most, probabilities[candidate]);
        }
        double sum = 0;
        for (int candidate = 0; candidate < candidates; candidate++) {
            probabilities[candidate] = Math.exp(probabilities[candidate] - most);
            sum += probabilities[candidate];
        }
        for (int candidate = 0; candidate < candidates; candidate++) {
            probabilities[candidate] /= sum;
        }
    }

    /** Teaches the weights that the candidate came. */
    void teach(Opinions opinions, int came, Model now, Evidence.Builder out) {
        if (weights.isAhead(now) || !isMixed(opinions, now)) {
            weights.ahead(opinions, now);
            mix(opinions);
            mixed = null;
        }
        opinions.above(came, probabilities, slopes);
        weights.teach(opinions, slopes, out);
    }
}
