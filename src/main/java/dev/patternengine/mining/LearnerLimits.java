package dev.patternengine.mining;

import dev.patternengine.domain.Hash64;

/**
 * Bounds of a learner.
 *
 * @param cells the budget of a model: where it holds four fifths of them it is to forget a tenth of them
 * @param measuredPermille share of the sessions whose forecasts are made and measured, in thousandths
 * @param plenty a model's measured forecasts from which on only an eighth of that share is: enough to know how good they are, and to go on learning from
 */
public record LearnerLimits(int cells, int measuredPermille, long plenty) {
    private static final int MOST_FORGOTTEN = 1_000_000;
    private static final int SPARED = 8;

    public static final LearnerLimits DEFAULT = new LearnerLimits(4_000_000, 1_000, 100_000);

    public LearnerLimits {
        if (cells < 1) {
            throw new IllegalArgumentException("the budget of a model must be positive, not " + cells);
        }
    }

    /** Bounds by which the share that is measured stays the same. */
    public LearnerLimits(int cells, int measuredPermille) {
        this(cells, measuredPermille, Long.MAX_VALUE);
    }

    /** These with another budget. */
    public LearnerLimits withCells(int other) {
        return new LearnerLimits(other, measuredPermille, plenty);
    }

    boolean isCrowded(int held) {
        return held >= cells - cells / 5;
    }

    boolean isFull(int held) {
        return held >= cells;
    }

    /**
     * Whether the session's forecasts are made and measured: by its hash, so those that are after plenty was measured are among those before.
     *
     * @param measured how many the model's record holds
     */
    boolean isMeasured(long session, long measured) {
        int share = measured < plenty ? measuredPermille : measuredPermille / SPARED;
        return share >= 1_000 || (share > 0 && Long.remainderUnsigned(Hash64.mix(session, 0), 1_000) < share);
    }

    /** How many cells go at a time: an entry must fit into the log. */
    int forgotten() {
        return Math.min(MOST_FORGOTTEN, Math.max(1, cells / 10));
    }
}
