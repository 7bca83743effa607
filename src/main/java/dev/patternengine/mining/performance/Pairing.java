package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;

/**
 * Brings the times of variants together in pairs, and looks at what each pair supports. Keeps the 16384 lanes and scales
 * used last; starts empty. One owner, one thread.
 */
final class Pairing {
    private static final int KEPT = 16_384;
    private static final long MILLIS_A_DAY = 86_400_000L;

    /** Up to so many pairs every one is followed by a look, then every fourth. */
    private static final long LOOKED_AT_EACH = 64;

    private static final long BETWEEN_LOOKS = 4;

    private final Long2ObjectLinkedOpenHashMap<Lane> lanes = new Long2ObjectLinkedOpenHashMap<>();
    private final Long2ObjectLinkedOpenHashMap<Scale> scales = new Long2ObjectLinkedOpenHashMap<>();
    private final Discoveries discoveries = new Discoveries();

    /** Pairs the time of a value with that of the other value that waits in the same bucket, if one does. */
    void meet(
            Comparison comparison,
            long bucket,
            long value,
            double logTime,
            long timestamp,
            Model model,
            Evidence.Builder out) {
        long key = comparison.key();
        double met = lane(Hash64.mix(key, bucket)).meet(value, logTime);
        if (!Double.isNaN(met)) {
            double difference = value == comparison.first() ? logTime - met : met - logTime;
            teach(comparison, key, difference, model, out);
            out.add(Cells.days(key), Math.floorDiv(timestamp, MILLIS_A_DAY));
        }
    }

    private void teach(Comparison comparison, long key, double difference, Model model, Evidence.Builder out) {
        Scale scale = scale(key);
        out.add(Cells.bets(key), Bets.column(difference / scale.value()));
        out.add(Cells.shifts(key), Shift.column(difference));
        scale.add(difference);
        if (!model.has(Cells.COMPARISONS, key)) {
            out.add(Cells.COMPARISONS, key);
        }
        long pairs = model.total(Cells.bets(key));
        if (difference != 0 && (pairs < LOOKED_AT_EACH || pairs % BETWEEN_LOOKS == 0)) {
            discoveries.look(comparison.claim(difference > 0), model, out);
        }
    }

    private Lane lane(long key) {
        Lane lane = lanes.getAndMoveToLast(key);
        if (lane == null) {
            lane = new Lane();
            lanes.putAndMoveToLast(key, lane);
            if (lanes.size() > KEPT) {
                lanes.removeFirst();
            }
        }
        return lane;
    }

    private Scale scale(long key) {
        Scale scale = scales.getAndMoveToLast(key);
        if (scale == null) {
            scale = new Scale();
            scales.putAndMoveToLast(key, scale);
            if (scales.size() > KEPT) {
                scales.removeFirst();
            }
        }
        return scale;
    }
}
