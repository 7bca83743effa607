package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Recent;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the times of variants together in pairs, and looks at what each pair supports. Keeps the 16384 lanes and scales
 * used last; starts empty. One owner, one thread.
 */
final class Pairing {
    private static final long MILLIS_A_DAY = 86_400_000L;

    private static final boolean[] EITHER = {true, false};

    private final Recent<Lane> lanes = new Recent<>();
    private final Recent<Scale> scales = new Recent<>();
    private final Discoveries discoveries = new Discoveries();

    /**
     * Pairs the time of a value with that of the other value that waits nearest in the same bucket, if one does; both are taken to
     * the same size along the line. Where it meets more than one, the bet is on all of them, and the nearest makes the pair.
     */
    void meet(Comparison comparison, long value, Lane.Timed timed, Line line, Counts counts) {
        Lane lane = lanes.get(Hash64.mix(comparison.key(), timed.at().bucket()), Lane::new);
        List<Lane.Timed> met = lane.meet(value, timed);
        if (!met.isEmpty()) {
            boolean isFirst = value == comparison.first();
            Pair pair = pair(timed, met.get(0), isFirst, line);
            Scale scale = scales.get(comparison.key(), Scale::new);
            if (met.size() > 1) {
                List<Lane.Timed> times = new ArrayList<>(met);
                times.add(0, timed);
                long row = Cells.sets(comparison.key(), counts.round(comparison));
                MatchedSet.teach(row, times, line, scale.value(), isFirst, counts.out());
            } else {
                long row = Cells.bets(comparison.key(), counts.round(comparison));
                counts.out().add(row, Bets.column(pair.difference() / scale.value()));
            }
            scale.add(pair.difference());
            teach(comparison, pair, lane.block(), counts);
            decide(comparison, pair, counts);
        }
    }

    /** Looks at what is claimed of a value that has just failed. */
    void fail(Comparison comparison, long value, long timestamp, Counts counts) {
        Comparison.Claim claim = comparison.claim(value == comparison.second());
        if (Discovery.isOpen(counts.model(), claim)) {
            discoveries.fail(claim, timestamp, counts);
        }
    }

    private static Pair pair(Lane.Timed timed, Lane.Timed met, boolean isFirst, Line line) {
        double middle = (line.level(timed) + line.level(met)) / 2;
        double half = (isFirst ? line.difference(timed, met) : line.difference(met, timed)) / 2;
        return new Pair(middle + half, middle - half, timed.timestamp());
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
        out.add(Cells.shifts(key, round), Shift.column(pair.difference()));
        out.add(Cells.days(key), Math.floorDiv(pair.timestamp(), MILLIS_A_DAY));
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
        if (pair.difference() != 0) {
            discoveries.look(comparison.claim(pair.difference() > 0), pair.timestamp(), counts);
        }
    }
}
