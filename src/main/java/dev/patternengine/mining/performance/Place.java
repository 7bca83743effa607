package dev.patternengine.mining.performance;

/**
 * Where in a task's circumstances something happened: what has the same bucket may be compared, the nearer the better.
 *
 * @param bucket of the circumstances
 * @param sizes natural logarithms of the numbers among them, 0 at the places of texts; empty without numbers
 */
record Place(long bucket, double[] sizes) {
    /** Without numbers. */
    static Place of(long bucket) {
        return new Place(bucket, new double[0]);
    }

    /** How far two places of one bucket are apart: the sum over the numbers of how many times one is the other, as a logarithm. */
    double distance(Place other) {
        double distance = 0;
        for (int place = 0; place < sizes.length; place++) {
            distance += Math.abs(sizes[place] - other.sizes[place]);
        }
        return distance;
    }

    /** The sizes, each times its slope. */
    double along(double[] slopes) {
        double sum = 0;
        for (int place = 0; place < sizes.length; place++) {
            sum += sizes[place] * slopes[place];
        }
        return sum;
    }
}
