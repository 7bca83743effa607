package dev.patternengine.mining.performance;

/**
 * The last pairs of a lane, until there are {@value #PAIRS}: then all their times are ranked together. Compares each time with
 * all eight of the other value and not only with the one it met, so a few far apart tell much. 160 bytes. One owner, one thread.
 */
final class Block {
    static final int PAIRS = 8;

    private final double[] first = new double[PAIRS];
    private final double[] second = new double[PAIRS];
    private int size;

    /**
     * Takes a pair of log times.
     *
     * @return in how many of the 64 combinations the first value took longer, ties being moved to the middle; -1 until the
     *     block is full
     */
    int add(double ofFirst, double ofSecond) {
        first[size] = ofFirst;
        second[size++] = ofSecond;
        if (size < PAIRS) {
            return -1;
        }
        size = 0;
        return toTheMiddle(doubled());
    }

    private int doubled() {
        int doubled = 0;
        for (double one : first) {
            for (double other : second) {
                doubled += one > other ? 2 : one == other ? 1 : 0;
            }
        }
        return doubled;
    }

    private static int toTheMiddle(int doubled) {
        return doubled > PAIRS * PAIRS ? doubled / 2 : (doubled + 1) / 2;
    }
}
