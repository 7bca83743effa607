package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;
import java.util.Arrays;

/**
 * The probabilities of the candidates by the chain of contexts, the shortest first, interpolated with absolute discounting:
 * {@code p(task) = (max(count - d, 0) + d * followers * shorter(task)) / total} with {@code d} = {@value #DISCOUNT} and
 * {@code followers} the number of different ones; and the favourite of each plain back-off n-gram.
 *
 * <p>Source: H. Ney, U. Essen and R. Kneser, "On structuring probabilistic dependences in stochastic language modelling",
 * Computer Speech and Language 8 (1994); the counts of counts of Kneser and Ney are left out. One owner, one thread.
 */
final class Chain {
    private static final double DISCOUNT = 0.9;

    private final Candidates candidates;
    private final Followers[] followers = new Followers[Trail.LONGEST + 1];
    private final double[] probabilities = new double[Candidates.MOST];
    private final long[] favourites = new long[Trail.LONGEST];

    private int grade;
    private int known;

    Chain(Candidates candidates) {
        this.candidates = candidates;
        Arrays.setAll(followers, order -> new Followers(candidates));
    }

    /**
     * Reads the contexts of the trail.
     *
     * @param tasks how many there are in all
     */
    Chain of(Trail trail, int tasks, Model model) {
        known = 0;
        Arrays.fill(probabilities, 0, candidates.size(), 1.0 / (tasks + 1));
        for (int order = 0; order <= trail.order(); order++) {
            Followers read = followers[order].read(model, trail.context(order));
            known = read.totalWithEnds() > 0 ? order : known;
            if (read.total() > 0) {
                interpolate(read);
                grade = Experts.grade(read);
                favour(order, read);
            }
        }
        Arrays.fill(favourites, Math.max(known, 1), favourites.length, favourites[Math.max(known, 1) - 1]);
        return this;
    }

    private void interpolate(Followers followers) {
        double each = 1.0 / followers.total();
        double escape = DISCOUNT * followers.different() * each;
        for (int place = 0; place < candidates.size(); place++) {
            probabilities[place] *= escape;
        }
        for (int number = 0; number < followers.size(); number++) {
            int place = followers.place(number);
            probabilities[place] += Math.max(followers.count(place) - DISCOUNT, 0) * each;
        }
    }

    /** Notes the most frequent follower, of equals the one that is likelier by the shorter contexts too, then the first candidate. */
    private void favour(int order, Followers followers) {
        int best = followers.size() == 0 ? likeliest() : followers.place(0);
        for (int number = 1; number < followers.size(); number++) {
            int place = followers.place(number);
            int more = Integer.compare(followers.count(place), followers.count(best));
            if (more > 0 || (more == 0 && precedes(place, best))) {
                best = place;
            }
        }
        favourites[Math.max(order, 1) - 1] = candidates.task(best);
    }

    private int likeliest() {
        int best = 0;
        for (int place = 1; place < candidates.size(); place++) {
            if (precedes(place, best)) {
                best = place;
            }
        }
        return best;
    }

    private boolean precedes(int place, int other) {
        return probabilities[place] > probabilities[other]
                || (probabilities[place] == probabilities[other] && place < other);
    }

    /** The longest order whose context was seen before. */
    int known() {
        return known;
    }

    /** What followed the context of an order that the trail has. */
    Followers followers(int order) {
        return followers[order];
    }

    double probability(int place) {
        return probabilities[place];
    }

    /** The grade of the longest known context. */
    int grade() {
        return grade;
    }

    /** The likeliest task by the n-gram of so many last tasks, 1 to {@link Trail#LONGEST}. */
    long favourite(int order) {
        return favourites[order - 1];
    }
}
