package dev.patternengine.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What three nodes cost beside one, and how soon the others know. Both clusters run at once and are measured by turns, after each node has been
 * warmed up by {@value #WARM_SECONDS} seconds of its processor's time: processor time of all nodes an observation, with and without what their
 * compilers took, at {@value #RATE} observations a second in requests of {@value #LINES} and as fast as it goes in requests of {@value #MANY},
 * spread over the nodes; what nodes at rest take; and the time from an acknowledgement until all other nodes answer with what was
 * acknowledged, at the same rate.
 */
final class ClusterCost {
    private static final int RATE = 5_000;
    private static final int LINES = 100;
    private static final int MANY = 1_000;
    private static final int WARM_SECONDS = 15;
    private static final int SECONDS = 5;
    private static final int PROBE_SECONDS = 20;
    private static final int REPEATS = 5;

    private ClusterCost() {}

    static void run() throws IOException, InterruptedException {
        try (LoadedCluster one = LoadedCluster.start(1);
                LoadedCluster three = LoadedCluster.start(3)) {
            one.warm(WARM_SECONDS, MANY);
            three.warm(WARM_SECONDS, MANY);
            System.out.printf(
                    Locale.ROOT,
                    "at rest, of a processor: one node %.1f %%, three nodes %.1f %%%n",
                    100 * one.atRest(SECONDS),
                    100 * three.atRest(SECONDS));
            compare(
                    "at " + RATE + " a second, in requests of " + LINES,
                    one,
                    three,
                    cluster -> cluster.paced(SECONDS, RATE, LINES));
            compare(
                    "as fast as it goes, in requests of " + MANY,
                    one,
                    three,
                    cluster -> cluster.flatOut(SECONDS, MANY));
            System.out.println("known on all other nodes after, ms: " + Probes.of(three, PROBE_SECONDS, RATE, LINES));
        }
    }

    /** Processor time an observation. */
    private interface Load {
        LoadedCluster.Cost run(LoadedCluster cluster) throws InterruptedException;
    }

    private static void compare(String how, LoadedCluster one, LoadedCluster three, Load load)
            throws InterruptedException {
        LoadedCluster.Cost[] ones = new LoadedCluster.Cost[REPEATS];
        LoadedCluster.Cost[] threes = new LoadedCluster.Cost[REPEATS];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            ones[repeat] = load.run(one);
            threes[repeat] = load.run(three);
        }
        tell(how, ones, threes, LoadedCluster.Cost::all);
        tell(how + ", without compilers", ones, threes, LoadedCluster.Cost::running);
    }

    private static void tell(
            String how,
            LoadedCluster.Cost[] ones,
            LoadedCluster.Cost[] threes,
            ToDoubleFunction<LoadedCluster.Cost> part) {
        double[] one = Arrays.stream(ones).mapToDouble(part).toArray();
        double[] three = Arrays.stream(threes).mapToDouble(part).toArray();
        double[] ratios = IntStream.range(0, REPEATS)
                .mapToDouble(repeat -> three[repeat] / one[repeat])
                .toArray();
        System.out.println(how + ", us of processor an observation: one node " + Spread.of(one) + ", three nodes "
                + Spread.of(three) + ", ratio " + Spread.of(ratios));
    }
}
