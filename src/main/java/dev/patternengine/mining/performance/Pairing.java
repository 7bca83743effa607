package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Recent;

/**
 * Brings the times of variants together in pairs, and looks at what each pair supports. Keeps the 16384 lanes and scales
 * used last; starts empty. One owner, one thread.
 */
final class Pairing {
    private static final long MILLIS_A_DAY = 86_400_000L;

    /** Up to so many pairs every one is followed by a look, then every fourth. */
    private static final long LOOKED_AT_EACH = 64;

    private static final long BETWEEN_LOOKS = 4;
    private static final boolean[] EITHER = {true, false};

    private final Recent<Lane> lanes = new Recent<>();
    private final Recent<Scale> scales = new Recent<>();
    private final Discoveries discoveries = new Discoveries();

    /**
     * Pairs the time of a value with that of the other value that waits nearest in the same bucket, if one does; both are taken to
     * the same size along the line.
     */
    void meet(Comparison comparison, long value, Lane.Timed timed, Line line, Counts counts) {
        Lane lane = lanes.get(Hash64.mix(comparison.key(), timed.at().bucket()), Lane::new);
        Lane.Timed met = lane.meet(value, timed);
        if (met != null) {
            boolean isFirst = value == comparison.first();
            double middle = (line.level(timed) + line.level(met)) / 2;
            double half = (isFirst ? line.difference(timed, met) : line.difference(met, timed)) / 2;
            Pair pair = new Pair(middle + half, middle - half, timed.timestamp());
            teach(comparison, pair, lane.block(), counts);
            decide(comparison, pair, counts);
        }
    }

    /** Two log times that met. */
    private record Pair(double first, double second, long timestamp) {
        double difference() {
            return first - second;
        }
    }

    private void teach(Comparison comparison, Pair pair, Block block, Counts counts) {
        long key = comparison.key();
        long round = counts.round(comparison);
        Evidence.Builder out = counts.out();
        Scale scale = scales.get(key, Scale::new);
        out.add(Cells.bets(key, round), Bets.column(pair.difference() / scale.value()));
        out.add(Cells.shifts(key, round), Shift.column(pair.difference()));
        out.add(Cells.days(key), Math.floorDiv(pair.timestamp(), MILLIS_A_DAY));
        scale.add(pair.difference());
        int combinations = block.add(pair.first(), pair.second());
        if (combinations >= 0) {
            out.add(Cells.blocks(key, round), combinations);
        }
        if (!counts.model().has(Cells.COMPARISONS, key)) {
            out.add(Cells.COMPARISONS, key);
        }
    }

    private void decide(Comparison comparison, Pair pair, Counts counts) {
        for (boolean secondIsFaster : EITHER) {
            Comparison.Claim claim = comparison.claim(secondIsFaster);
            if (Discovery.isOpen(counts.model(), claim)) {
                discoveries.follow(
                        claim, secondIsFaster ? pair.difference() : -pair.difference(), pair.timestamp(), counts);
                return;
            }
        }
        long pairs = counts.model().total(Cells.bets(comparison.key(), counts.round(comparison)));
        if (pair.difference() != 0 && (pairs < LOOKED_AT_EACH || pairs % BETWEEN_LOOKS == 0)) {
            discoveries.look(comparison.claim(pair.difference() > 0), pair.timestamp(), counts);
        }
    }
}
