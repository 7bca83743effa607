package dev.patternengine.mining.performance;

import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * Which times of a row are usual: those between its tenth and ninetieth percentile. While the model stands, a bucket between
 * two usual ones is usual and one beyond an unusual one is not, so that most are told without reading the row.
 *
 * <p>Cost: else O(buckets of the row). Memory: 60 bytes a row asked for, {@value #MOST_ROWS} at most. One owner, one thread.
 */
final class UsualTimes {
    private static final double LOWEST_SHARE = 0.1;
    private static final double HIGHEST_SHARE = 0.9;
    private static final int MOST_ROWS = 4_096;

    private final Long2ObjectOpenHashMap<Bounds> rows = new Long2ObjectOpenHashMap<>();
    private Model model;

    /** What is known of a row: buckets up to and from these are too low, usual, usual and too high. */
    private static final class Bounds {
        private long version;
        private long low;
        private long firstUsual;
        private long lastUsual;
        private long high;

        Bounds(long version) {
            reset(version);
        }

        void reset(long now) {
            version = now;
            low = Long.MIN_VALUE;
            firstUsual = Long.MAX_VALUE;
            lastUsual = Long.MIN_VALUE;
            high = Long.MAX_VALUE;
        }

        boolean tells(long bucket) {
            return bucket <= low || bucket >= high || isUsual(bucket);
        }

        boolean isUsual(long bucket) {
            return bucket >= firstUsual && bucket <= lastUsual;
        }

        void add(long bucket, double below) {
            if (below < LOWEST_SHARE) {
                low = Math.max(low, bucket);
            } else if (below > HIGHEST_SHARE) {
                high = Math.min(high, bucket);
            } else {
                firstUsual = Math.min(firstUsual, bucket);
                lastUsual = Math.max(lastUsual, bucket);
            }
        }
    }

    /** Whether the bucket is usual in a row that has times. */
    boolean contain(Model of, long row, long bucket) {
        Bounds bounds = bounds(of, row);
        if (!bounds.tells(bucket)) {
            bounds.add(bucket, below(row, bucket) / model.total(row));
        }
        return bounds.isUsual(bucket);
    }

    private Bounds bounds(Model of, long row) {
        if (model != of || rows.size() > MOST_ROWS) {
            rows.clear();
            model = of;
        }
        Bounds bounds = rows.get(row);
        if (bounds == null) {
            bounds = new Bounds(model.version());
            rows.put(row, bounds);
        } else if (bounds.version != model.version()) {
            bounds.reset(model.version());
        }
        return bounds;
    }

    /** The times below a bucket and half of those in it. */
    private double below(long row, long bucket) {
        long[] doubled = {model.count(row, bucket)};
        model.forEach(row, (column, count) -> doubled[0] += column < bucket ? 2 * count : 0);
        return doubled[0] / 2.0;
    }
}
