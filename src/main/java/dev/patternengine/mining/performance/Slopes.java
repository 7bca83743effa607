package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * How times grow with the numbers of their circumstances, so that times at unlike sizes can be compared: slopes of log time by log
 * size for each dimension of a task, fitted by least squares within the values of the dimension, so that a value that is used mostly
 * where it is quick anyway bends nothing. Held near nothing by {@value #PENALTY} while little is known. Keeps the
 * {@value #KEPT} dimensions used last, about 150 bytes a value; starts empty. One owner, one thread.
 *
 * <p>Source: analysis of covariance, R. A. Fisher, "Statistical Methods for Research Workers", 4th edition (1932), section 49.1; sums
 * updated after B. P. Welford, Technometrics 4 (1962).
 */
final class Slopes {
    private static final int KEPT = 16_384;
    private static final double PENALTY = 0.2;
    private static final double[] NONE = {};

    private final Long2ObjectLinkedOpenHashMap<Sums> dimensions = new Long2ObjectLinkedOpenHashMap<>();

    /** Within the values of one dimension. */
    private static final class Sums {
        private final Long2ObjectOpenHashMap<double[]> means = new Long2ObjectOpenHashMap<>();
        private final double[][] products;
        private final double[] times;

        Sums(int sizes) {
            products = new double[sizes][sizes];
            times = new double[sizes];
            for (int row = 0; row < sizes; row++) {
                products[row][row] = PENALTY;
            }
        }

        /** The last two parts of a value's means are of its log times and the number of them. */
        void add(long value, Place at, double logTime) {
            int sizes = at.sizes();
            double[] mean = means.computeIfAbsent(value, ignored -> new double[sizes + 2]);
            double count = mean[sizes + 1];
            double share = count / (count + 1);
            double late = logTime - mean[sizes];
            for (int row = 0; row < sizes; row++) {
                double far = at.size(row) - mean[row];
                times[row] += share * far * late;
                for (int column = 0; column < sizes; column++) {
                    products[row][column] += share * far * (at.size(column) - mean[column]);
                }
            }
            for (int row = 0; row < sizes; row++) {
                mean[row] += (at.size(row) - mean[row]) / (count + 1);
            }
            mean[sizes] += late / (count + 1);
            mean[sizes + 1]++;
        }
    }

    /** The slopes, one for each size; none without sizes. O(sizes³). */
    double[] of(long dimension, Place at) {
        if (at.sizes() == 0) {
            return NONE;
        }
        Sums sums = sums(dimension, at);
        return new Cholesky(sums.products).solve(sums.times);
    }

    /** Learns one more time of a value of the dimension. */
    void add(long dimension, long value, Lane.Timed timed) {
        if (timed.at().sizes() > 0) {
            sums(dimension, timed.at()).add(value, timed.at(), timed.logTime());
        }
    }

    private Sums sums(long dimension, Place at) {
        long key = Hash64.mix(dimension, at.kind());
        Sums sums = dimensions.getAndMoveToLast(key);
        if (sums == null) {
            sums = new Sums(at.sizes());
            dimensions.putAndMoveToLast(key, sums);
            if (dimensions.size() > KEPT) {
                dimensions.removeFirst();
            }
        }
        return sums;
    }
}
