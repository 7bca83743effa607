package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Forecasts a session's next task from the contexts of its trail.
 *
 * <p>Candidates are the followers of the contexts, longest first, and the most frequent tasks, {@value #CANDIDATES} at
 * most. Experts rank them: for each order the plain back-off n-gram; the chain of all orders, interpolated; the chain with
 * each side context; and the mean of the latter, which gives the probabilities. {@link Hedge} says whose favourite comes first and
 * {@link Calibration} how sure that is.
 *
 * <p>Interpolation: {@code p(task) = (max(count - d, 0) + d * followers * shorter(task)) / total} with {@code d} =
 * {@value #DISCOUNT} and {@code followers} the number of different ones. Source: H. Ney, U. Essen and R. Kneser, On
 * structuring probabilistic dependences in stochastic language modelling, 1994; the counts of counts of Kneser and Ney are
 * left out. The mean is geometric, a log-linear mixture of equal weights.
 *
 * <p>Cost: O(followers of the contexts), and for each of 10 contexts at most {@value #CANDIDATES} reads, or fewer where
 * fewer followed. Scratch of its own; one owner, one thread.
 */
final class Predictor {
    private static final int CANDIDATES = 32;
    private static final int CHAIN = Trail.LONGEST;
    private static final int MEAN = CHAIN + 1 + Trail.SIDES;
    private static final double DISCOUNT = 0.9;

    /** At least so much probability is left for tasks that are no candidates. */
    private static final double UNFORESEEN = 1e-3;

    private final Top[] chained =
            Stream.generate(() -> new Top(CANDIDATES)).limit(CHAIN + 1).toArray(Top[]::new);
    private final Top aside = new Top(CANDIDATES);
    private final long[] candidates = new long[CANDIDATES];
    private final double[] discounted = new double[CANDIDATES];
    private final double[] chain = new double[CANDIDATES];
    private final double[] side = new double[CANDIDATES];
    private final double[] mean = new double[CANDIDATES];
    private int size;

    Forecast forecast(Trail trail, Model model) {
        int known = known(trail, model);
        long[] favourites = new long[MEAN + 1];
        gather(trail, known, model, favourites);
        if (size == 0) {
            return Forecast.nothing();
        }
        weigh(trail, known, model, favourites);
        long circumstance = Hedge.circumstance(known, model.total(trail.context(known)));
        int leader = Hedge.best(model, circumstance, favourites);
        return ranked(favourites[leader], circumstance, favourites, model);
    }

    /** The longest order whose context was seen before. */
    private static int known(Trail trail, Model model) {
        int order = trail.order();
        while (order > 0 && model.total(trail.context(order)) == 0) {
            order--;
        }
        return order;
    }

    private void gather(Trail trail, int known, Model model, long[] favourites) {
        size = 0;
        boolean[] told = new boolean[CHAIN];
        for (int order = known; order >= 0 && (order > 0 || size < Forecast.LENGTH); order--) {
            Top top = chained[order];
            top.read(model, trail.context(order));
            if (top.size() > 0) {
                addCandidates(top);
                tell(top.column(0), favourites, told, Math.max(order, 1));
            }
        }
        for (int order = 2; order <= CHAIN; order++) {
            favourites[order - 1] = told[order - 1] ? favourites[order - 1] : favourites[order - 2];
        }
    }

    private static void tell(long favourite, long[] favourites, boolean[] told, int order) {
        if (!told[order - 1]) {
            favourites[order - 1] = favourite;
            told[order - 1] = true;
        }
    }

    private void addCandidates(Top top) {
        for (int place = 0; place < top.size() && size < CANDIDATES; place++) {
            if (placeOf(top.column(place)) < 0) {
                candidates[size++] = top.column(place);
            }
        }
    }

    private int placeOf(long task) {
        for (int place = 0; place < size; place++) {
            if (candidates[place] == task) {
                return place;
            }
        }
        return -1;
    }

    private void weigh(Trail trail, int known, Model model, long[] favourites) {
        Arrays.fill(chain, 0, size, 1.0 / (model.distinct(Symbols.NOTHING) + 1));
        for (int order = 0; order <= known; order++) {
            chained[order].read(model, trail.context(order));
            interpolate(chained[order], chain, chain);
        }
        favourites[CHAIN] = candidates[likeliest(chain)];
        System.arraycopy(chain, 0, mean, 0, size);
        for (int place = 0; place < Trail.SIDES; place++) {
            aside.read(model, trail.side(place));
            interpolate(aside, chain, side);
            favourites[CHAIN + 1 + place] = candidates[likeliest(side)];
            for (int candidate = 0; candidate < size; candidate++) {
                mean[candidate] *= side[candidate];
            }
        }
        normalise();
        favourites[MEAN] = candidates[likeliest(mean)];
    }

    private void interpolate(Top followers, double[] shorter, double[] longer) {
        if (followers.size() == 0) {
            System.arraycopy(shorter, 0, longer, 0, size);
            return;
        }
        discount(followers);
        double each = 1.0 / followers.total();
        double escape = DISCOUNT * followers.different() * each;
        for (int place = 0; place < size; place++) {
            longer[place] = discounted[place] * each + escape * shorter[place];
        }
    }

    /** How often each candidate followed, less the discount. */
    private void discount(Top followers) {
        if (!followers.isWhole()) {
            for (int place = 0; place < size; place++) {
                discounted[place] = Math.max(followers.lookUp(candidates[place]) - DISCOUNT, 0);
            }
            return;
        }
        Arrays.fill(discounted, 0, size, 0);
        for (int follower = 0; follower < followers.size(); follower++) {
            int place = placeOf(followers.column(follower));
            if (place >= 0) {
                discounted[place] = followers.count(follower) - DISCOUNT;
            }
        }
    }

    /** Makes the geometric mean of the product; what the chain leaves for tasks that are no candidates stays theirs. */
    private void normalise() {
        double foreseen = 0;
        double sum = 0;
        for (int candidate = 0; candidate < size; candidate++) {
            foreseen += chain[candidate];
            mean[candidate] = fourthRoot(mean[candidate]);
            sum += mean[candidate];
        }
        double scale = Math.min(foreseen, 1 - UNFORESEEN) / sum;
        for (int candidate = 0; candidate < size; candidate++) {
            mean[candidate] *= scale;
        }
    }

    /** Of the chain and {@link Trail#SIDES} side contexts. */
    private static double fourthRoot(double product) {
        return Math.sqrt(Math.sqrt(product));
    }

    private int likeliest(double[] probabilities) {
        int best = 0;
        for (int place = 1; place < size; place++) {
            if (precedes(probabilities, place, best)) {
                best = place;
            }
        }
        return best;
    }

    private boolean precedes(double[] probabilities, int place, int other) {
        return probabilities[place] > probabilities[other]
                || (probabilities[place] == probabilities[other] && candidates[place] < candidates[other]);
    }

    private Forecast ranked(long favourite, long circumstance, long[] favourites, Model model) {
        int leader = Math.max(placeOf(favourite), 0);
        double raw = mean[leader];
        int length = Math.min(size, Forecast.LENGTH);
        long[] tasks = new long[length];
        double[] probabilities = new double[length];
        for (int place = 0; place < length; place++) {
            int next = place == 0 ? leader : likeliest(mean);
            tasks[place] = candidates[next];
            probabilities[place] = mean[next];
            mean[next] = -1;
        }
        calibrate(probabilities, raw, Calibration.calibrate(raw, model));
        double other = other(probabilities, model.distinct(Symbols.NOTHING) + 1 - length);
        return new Forecast(tasks, probabilities, other, raw, circumstance, favourites);
    }

    /** Sets the first probability, shares the rest among the others as before, and keeps the order. */
    private static void calibrate(double[] probabilities, double raw, double calibrated) {
        double second = probabilities.length > 1 ? probabilities[1] : 0;
        double first = Math.max(calibrated, second / (1 - raw + second));
        double scale = (1 - first) / (1 - raw);
        for (int place = 1; place < probabilities.length; place++) {
            probabilities[place] *= scale;
        }
        probabilities[0] = first;
    }

    private static double other(double[] probabilities, int others) {
        double rest = 1;
        for (double probability : probabilities) {
            rest -= probability;
        }
        return Math.max(rest, UNFORESEEN * UNFORESEEN) / Math.max(others, 1);
    }
}
