package dev.patternengine.mining.performance;

import java.util.Arrays;
import java.util.List;

/**
 * How the times of one dimension grow with their sizes, as known at one moment: slopes of log time by log size, and how far they may be
 * off. The slopes are shared by all pairs, so an error of theirs is no scatter that evens out: a difference counts only as far as it is
 * more than {@value #DEVIATIONS} standard errors of the step from one size to the other.
 *
 * <p>Source: the variance of a prediction by least squares, N. Draper and H. Smith, "Applied Regression Analysis", 3rd edition (1998),
 * section 5.1.
 */
final class Line {
    private static final double DEVIATIONS = 2.5;

    /** Where there are no sizes. */
    static final Line LEVEL = new Line(new double[0], new Cholesky(new double[0][0]), 0);

    private final double[] slopes;
    private final Cholesky products;
    private final double variance;

    /**
     * @param slopes one for each size
     * @param products of the sizes by each other, summed within the values
     * @param variance of a log time beside the line; 0 while nobody knows
     */
    Line(double[] slopes, Cholesky products, double variance) {
        this.slopes = slopes.clone();
        this.products = products;
        this.variance = variance;
    }

    double slope(int place) {
        return slopes[place];
    }

    /** The log time that was measured, less what its sizes explain. */
    double level(Lane.Timed timed) {
        return timed.logTime() - timed.at().along(slopes);
    }

    /** By how much the level of the one is above the other's, beyond doubt about the slopes. */
    double difference(Lane.Timed one, Lane.Timed other) {
        double difference = level(one) - level(other);
        return Math.signum(difference) * Math.max(0, Math.abs(difference) - margin(one.at(), other.at()));
    }

    private double margin(Place one, Place other) {
        double[] step = new double[slopes.length];
        for (int place = 0; place < step.length; place++) {
            step[place] = one.size(place) - other.size(place);
        }
        return margin(step);
    }

    private double margin(double... step) {
        return DEVIATIONS * Math.sqrt(variance * products.inverseSquare(step));
    }

    /** By how much the level of one of them is above the median of the others', beyond doubt about the slopes. */
    double contrast(List<Lane.Timed> times, int one) {
        int others = times.size() - 1;
        double[] levels = new double[others];
        double[] step = new double[slopes.length];
        for (int place = 0; place < times.size(); place++) {
            Lane.Timed timed = times.get(place);
            if (place != one) {
                levels[place < one ? place : place - 1] = level(timed);
            }
            for (int size = 0; size < step.length; size++) {
                step[size] += timed.at().size(size) * (place == one ? 1 : -1.0 / others);
            }
        }
        Arrays.sort(levels);
        double difference = level(times.get(one)) - (levels[(others - 1) / 2] + levels[others / 2]) / 2;
        return Math.signum(difference) * Math.max(0, Math.abs(difference) - margin(step));
    }
}
