package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;

/**
 * The sums of products of a variant's {@link Traits} and of the logarithm of what it cost: all that a least squares line needs,
 * and they add up. A row a variant; with n traits, n (n + 1) / 2 + n + 1 cells, 253 at most.
 * Built once, then only read.
 */
final class Moments {
    private static final double UNIT = (double) Traits.UNIT * Traits.UNIT;
    private static final long COST = Hash64.of("cost");

    private final double[][] products;
    private final double[] costs;
    private final double squares;

    private Moments(double[][] products, double[] costs, double squares) {
        this.products = products;
        this.costs = costs;
        this.squares = squares;
    }

    /** The sums of products of each two traits; not to be changed. */
    double[][] products() {
        return products;
    }

    /** The sums of products of each trait and the cost; not to be changed. */
    double[] costs() {
        return costs;
    }

    /** The sum of squared costs. */
    double squares() {
        return squares;
    }

    /** Teaches what one use cost. */
    static void teach(long variant, Traits traits, double logCost, Evidence.Builder out) {
        long row = Cells.moments(variant);
        long cost = Math.round(Traits.UNIT * logCost);
        for (int one = 0; one < traits.size(); one++) {
            long value = traits.value(one);
            for (int other = 0; other <= one; other++) {
                out.add(row, column(traits.name(one), traits.name(other)), value * traits.value(other));
            }
            out.add(row, column(traits.name(one), COST), value * cost);
        }
        out.add(row, COST, cost * cost);
    }

    private static long column(long one, long other) {
        return Hash64.mix(Math.min(one, other), Math.max(one, other));
    }

    /** The sums of a variant as far as the traits are concerned. O(traits²). */
    static Moments of(Model model, long variant, Traits traits) {
        long row = Cells.moments(variant);
        int size = traits.size();
        double[][] products = new double[size][size];
        double[] costs = new double[size];
        for (int one = 0; one < size; one++) {
            for (int other = 0; other <= one; other++) {
                products[one][other] = model.sum(row, column(traits.name(one), traits.name(other))) / UNIT;
                products[other][one] = products[one][other];
            }
            costs[one] = model.sum(row, column(traits.name(one), COST)) / UNIT;
        }
        return new Moments(products, costs, model.sum(row, COST) / UNIT);
    }

    static Moments none(int size) {
        return new Moments(new double[size][size], new double[size], 0);
    }

    Moments plus(Moments other) {
        Moments sum = none(costs.length);
        for (int one = 0; one < costs.length; one++) {
            for (int two = 0; two < costs.length; two++) {
                sum.products[one][two] = products[one][two] + other.products[one][two];
            }
            sum.costs[one] = costs[one] + other.costs[one];
        }
        return new Moments(sum.products, sum.costs, squares + other.squares);
    }

    /** How many uses there were. */
    double uses() {
        return products[0][0];
    }

    /** The same sums of traits moved and scaled: those after the constant. */
    Moments standardized(double[] means, double[] deviations) {
        Moments moved = none(costs.length);
        for (int one = 0; one < costs.length; one++) {
            for (int two = 0; two < costs.length; two++) {
                double product = products[one][two]
                        - means[one] * products[0][two]
                        - means[two] * products[one][0]
                        + means[one] * means[two] * products[0][0];
                moved.products[one][two] = product / (deviations[one] * deviations[two]);
            }
            moved.costs[one] = (costs[one] - means[one] * costs[0]) / deviations[one];
        }
        return new Moments(moved.products, moved.costs, squares);
    }
}
