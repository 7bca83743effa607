package dev.patternengine.mining.sequence;

/**
 * What a session is expected to do next, fixed when its last task was learned. Not changed once it is made. About 400 bytes,
 * and what the {@link Opinions} take.
 */
final class Forecast {
    /** The probability of what comes where nothing is known. */
    private static final double FLOOR = 1e-6;

    /** How many tasks are worth listing. */
    static final int LISTED = 10;

    private static final Ranking NONE = new Ranking(new long[0], new double[0]);

    private final Ranking ranking;
    private final double other;
    private final double raw;
    private final double tabled;
    private final long circumstance;
    private final long[] favourites;
    private final long plain;
    private final Opinions opinions;

    /**
     * Takes what it is made of over.
     *
     * @param ranking the tasks with their probabilities, given that the session goes on
     * @param other the probability of each single task that is not listed, above 0
     * @param raw the first probability before {@link Calibration}
     * @param tabled what its table makes of it
     * @param circumstance in which the experts' record of this forecast is kept, see {@link Hedge}
     * @param favourites the likeliest task of each that may lead, the mixture's last
     * @param plain the favourite of the best of those but the mixture
     * @param opinions of the candidates; null when there are none
     */
    Forecast(
            Ranking ranking,
            double other,
            double raw,
            double tabled,
            long circumstance,
            long[] favourites,
            long plain,
            Opinions opinions) {
        this.ranking = ranking;
        this.other = other;
        this.raw = raw;
        this.tabled = tabled;
        this.circumstance = circumstance;
        this.favourites = favourites;
        this.plain = plain;
        this.opinions = opinions;
    }

    /** The forecast where nothing is known. */
    static Forecast nothing() {
        return new Forecast(NONE, FLOOR, 0, 0, 0, new long[0], 0, null);
    }

    boolean isEmpty() {
        return ranking.size() == 0;
    }

    int size() {
        return ranking.size();
    }

    long task(int place) {
        return ranking.task(place);
    }

    double probability(int place) {
        return ranking.probability(place);
    }

    /** The place of the task, from 0; -1 when it is not listed. */
    int placeOf(long task) {
        return ranking.placeOf(task);
    }

    /** The number of the task in the {@link #opinions}; -1 when it is not listed. */
    int candidate(long task) {
        int place = ranking.placeOf(task);
        return place < 0 ? place : ranking.candidate(place);
    }

    /** The probability of a task, listed or not. */
    double probabilityOf(long task) {
        int place = ranking.placeOf(task);
        return place < 0 ? other : ranking.probability(place);
    }

    double raw() {
        return raw;
    }

    double tabled() {
        return tabled;
    }

    long circumstance() {
        return circumstance;
    }

    long[] favourites() {
        return favourites;
    }

    /** The favourite of the mixture. */
    long mixed() {
        return favourites[favourites.length - 1];
    }

    long plain() {
        return plain;
    }

    Opinions opinions() {
        return opinions;
    }
}
