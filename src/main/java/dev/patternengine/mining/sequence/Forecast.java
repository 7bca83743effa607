package dev.patternengine.mining.sequence;

/** What a session is expected to do next, fixed when its last task was learned. Immutable. */
final class Forecast {
    /** How many tasks are listed at most. */
    static final int LENGTH = 10;

    /** The probability of what comes where nothing is known. */
    private static final double FLOOR = 1e-6;

    private final long[] tasks;
    private final double[] probabilities;
    private final double other;
    private final double raw;
    private final long circumstance;
    private final long[] favourites;

    /**
     * Takes the arrays over.
     *
     * @param tasks best first, at most {@link #LENGTH}
     * @param probabilities of the tasks, descending, given that the session goes on
     * @param other the probability of each single task that is not listed, above 0
     * @param raw the first probability before {@link Calibration}
     * @param circumstance in which the experts' record of this forecast is kept, see {@link Hedge}
     * @param favourites each expert's likeliest task, at the expert's place
     */
    Forecast(long[] tasks, double[] probabilities, double other, double raw, long circumstance, long[] favourites) {
        this.tasks = tasks;
        this.probabilities = probabilities;
        this.other = other;
        this.raw = raw;
        this.circumstance = circumstance;
        this.favourites = favourites;
    }

    /** The forecast where nothing is known. */
    static Forecast nothing() {
        return new Forecast(new long[0], new double[0], FLOOR, 0, 0, new long[0]);
    }

    boolean isEmpty() {
        return tasks.length == 0;
    }

    int size() {
        return tasks.length;
    }

    long task(int place) {
        return tasks[place];
    }

    double probability(int place) {
        return probabilities[place];
    }

    /** The place of the task, from 0; -1 when it is not listed. */
    int placeOf(long task) {
        for (int place = 0; place < tasks.length; place++) {
            if (tasks[place] == task) {
                return place;
            }
        }
        return -1;
    }

    /** The probability of a task, listed or not. */
    double probabilityOf(long task) {
        int place = placeOf(task);
        return place < 0 ? other : probabilities[place];
    }

    double raw() {
        return raw;
    }

    long circumstance() {
        return circumstance;
    }

    long[] favourites() {
        return favourites;
    }
}
