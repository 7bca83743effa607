package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the models of engines come to, as they tell themselves. */
final class Digests {
    private static final Pattern DIGEST = Pattern.compile("\"digest\":\"([0-9a-f]{32})\"");

    private Digests() {}

    /** Those of the four kinds. */
    static List<String> of(EngineProcess engine) throws IOException, InterruptedException {
        String answer = engine.get("/api/v1/federation/digests").body();
        List<String> digests = new ArrayList<>();
        for (Matcher matcher = DIGEST.matcher(answer); matcher.find(); ) {
            digests.add(matcher.group(1));
        }
        assertThat(digests).as(answer).hasSize(4);
        return digests;
    }

    /** Waits until the models of all are equal, while nobody observes anything; returns after how many milliseconds. */
    static long awaitEqual(List<EngineProcess> engines, long seconds) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!areEqual(engines)) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(seconds)) {
                throw new AssertionError("the models differ; the cluster looks like this: "
                        + engines.get(0).get("/api/v1/federation/status").body());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static boolean areEqual(List<EngineProcess> engines) throws IOException, InterruptedException {
        List<String> first = of(engines.get(0));
        for (EngineProcess engine : engines) {
            if (!of(engine).equals(first)) {
                return false;
            }
        }
        return true;
    }
}
