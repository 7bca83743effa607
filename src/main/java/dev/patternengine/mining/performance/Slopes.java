package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Recent;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * How times grow with the numbers of their circumstances, so that times at unlike sizes can be compared: slopes of log time by log
 * size for each dimension of a task, fitted by least squares within the values of the dimension, so that a value that is used mostly
 * where it is quick anyway bends nothing. A time that lies further than e from the line known before it counts as if it lay there, or single slow
 * runs would tilt the line. Held near nothing by {@value #PENALTY} while little is known. Keeps the
 * 16384 dimensions used last, about 150 bytes a value; starts empty. One owner, one thread.
 *
 * <p>Source: analysis of covariance, R. A. Fisher, "Statistical Methods for Research Workers", 4th edition (1932), section 49.1; sums
 * updated after B. P. Welford, Technometrics 4 (1962); residuals cut off after P. J. Huber, "Robust Statistics" (1981), section 7.
 */
final class Slopes {
    private static final double PENALTY = 0.2;

    /** A log time counts at most so far from the line. */
    private static final double FARTHEST = 1;

    /** So many times of a value are taken as they are. */
    private static final int FIRST = 5;

    private final Recent<Sums> dimensions = new Recent<>();

    /** Within the values of one dimension. */
    private static final class Sums {
        private final Long2ObjectOpenHashMap<double[]> means = new Long2ObjectOpenHashMap<>();
        private final double[][] products;
        private final double[] times;
        private double square;
        private long count;

        Sums(int sizes) {
            products = new double[sizes][sizes];
            times = new double[sizes];
            for (int row = 0; row < sizes; row++) {
                products[row][row] = PENALTY;
            }
        }

        /** The last two parts of a value's means are of its log times and the number of them. */
        void add(long value, Place at, double logTime, Line line) {
            int sizes = at.sizes();
            double[] mean = means.computeIfAbsent(value, ignored -> new double[sizes + 2]);
            double count = mean[sizes + 1];
            double share = count / (count + 1);
            double late = logTime - mean[sizes];
            if (count >= FIRST) {
                double expected = expected(at, mean, line);
                late = expected + Math.max(-FARTHEST, Math.min(FARTHEST, late - expected));
            }
            square += share * late * late;
            this.count++;
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

        /** How far from the value's mean log time the line says that one of these sizes lies. */
        private static double expected(Place at, double[] mean, Line line) {
            double expected = 0;
            for (int place = 0; place < at.sizes(); place++) {
                expected += line.slope(place) * (at.size(place) - mean[place]);
            }
            return expected;
        }

        Line line() {
            Cholesky solver = new Cholesky(products);
            double[] slopes = solver.solve(times);
            double rest = square;
            for (int place = 0; place < slopes.length; place++) {
                rest -= slopes[place] * times[place];
            }
            double freedom = (double) count - means.size() - slopes.length;
            return new Line(slopes, solver, freedom < 1 ? 0 : Math.max(0, rest) / freedom);
        }
    }

    /** The line along which times of the place's sizes are compared. O(sizes³). */
    Line of(long dimension, Place at) {
        return at.sizes() == 0 ? Line.LEVEL : sums(dimension, at).line();
    }

    /**
     * Learns one more time of a value of the dimension.
     *
     * @param line that {@link #of} said of it
     */
    void add(long dimension, long value, Lane.Timed timed, Line line) {
        if (timed.at().sizes() > 0) {
            sums(dimension, timed.at()).add(value, timed.at(), timed.logTime(), line);
        }
    }

    private Sums sums(long dimension, Place at) {
        return dimensions.get(Hash64.mix(dimension, at.kind()), () -> new Sums(at.sizes()));
    }
}
