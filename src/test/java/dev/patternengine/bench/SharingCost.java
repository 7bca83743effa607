package dev.patternengine.bench;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What three nodes cost at least beside one, however few messages there are: processor time an observation to read, learn and write it where it
 * is stored, and to read its evidence and apply it at each of the others, in one thread, without sockets, events and Redis.
 */
final class SharingCost {
    private static final int OBSERVATIONS = 100_000;
    private static final int WARM = 6;
    private static final int REPEATS = 7;
    private static final int OTHERS = 2;
    private static final LearnerLimits UNMEASURED = new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0);
    private static final EntryFormat FORMAT = new EntryFormat();

    private final byte[][] lines = Lines.bytes();
    private final int entry;

    private SharingCost(int entry) {
        this.entry = entry;
    }

    static void run() {
        for (int entry : new int[] {4, 32}) {
            new SharingCost(entry).measure();
        }
    }

    private void measure() {
        double[] owners = new double[REPEATS];
        double[] others = new double[REPEATS];
        double[] ratios = new double[REPEATS];
        long size = 0;
        for (int repeat = -WARM; repeat < REPEATS; repeat++) {
            List<byte[]> sent = new ArrayList<>(OBSERVATIONS / entry);
            double owner = nanosEach(() -> own(sent));
            double other = nanosEach(() -> take(sent));
            size = sent.stream().mapToLong(bytes -> bytes.length).sum();
            if (repeat >= 0) {
                owners[repeat] = owner;
                others[repeat] = other;
                ratios[repeat] = (owner + OTHERS * other) / owner;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "entries of %d observations, %d bytes each: where it is stored, ns %s; at each other, ns %s; three ÷ one at least %s%n",
                entry,
                size / OBSERVATIONS,
                Spread.of(owners),
                Spread.of(others),
                Spread.of(ratios));
    }

    private static double nanosEach(Runnable work) {
        long start = Processor.nanos();
        work.run();
        return (Processor.nanos() - start) / (double) OBSERVATIONS;
    }

    private void own(List<byte[]> sent) {
        Offline miners = new Offline(StandardMiners.ALL, UNMEASURED);
        for (int learned = 0; learned < OBSERVATIONS; learned += entry) {
            List<Placed> placed = new ArrayList<>(entry);
            for (int place = learned; place < learned + entry; place++) {
                Observation observation = Lines.observations(
                        Arrays.copyOfRange(lines, place % lines.length, place % lines.length + 1))[0];
                placed.add(miners.place(observation));
            }
            Entry stored = miners.observe(placed);
            WireOutput out = new WireOutput();
            FORMAT.write(
                    new Entry(stored.id(), stored.predecessor(), stored.batch().taught(), stored.evidence()), out);
            sent.add(out.bytes());
        }
    }

    private static void take(List<byte[]> sent) {
        List<Learner<?, ?>> learners = new ArrayList<>();
        Kind.ALL.forEach(kind -> learners.add(StandardMiners.ALL.learner(kind, UNMEASURED, failure -> {
            throw failure;
        })));
        for (byte[] bytes : sent) {
            Entry heard = FORMAT.read(new WireInput(bytes));
            learners.forEach(learner -> learner.apply(heard));
        }
    }
}
