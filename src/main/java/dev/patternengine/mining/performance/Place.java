package dev.patternengine.mining.performance;

/** Where in a task's circumstances something happened: what has the same bucket may be compared, the nearer the better. */
final class Place {
    static final int MOST_SIZES = 4;

    private final long bucket;
    private final long kind;
    private final double[] sizes;

    /**
     * @param bucket of the circumstances
     * @param kind which numbers the sizes are of, in which order
     * @param sizes natural logarithms of the first numbers among them, {@value #MOST_SIZES} at most; none without numbers
     */
    Place(long bucket, long kind, double... sizes) {
        this.bucket = bucket;
        this.kind = kind;
        this.sizes = sizes.clone();
    }

    long bucket() {
        return bucket;
    }

    /** Places of one kind have sizes of the same numbers. */
    long kind() {
        return kind;
    }

    /** How many sizes there are. */
    int sizes() {
        return sizes.length;
    }

    double size(int place) {
        return sizes[place];
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
