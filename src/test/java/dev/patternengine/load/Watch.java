package dev.patternengine.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Looks at a process {@value #LOOKS} times, at even distances; less often where a look takes longer than that. */
final class Watch {
    static final int LOOKS = 12;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Vitals> seen = new ArrayList<>();
    private final long pid;
    private ScheduledFuture<?> looks;

    private Watch(long pid) {
        this.pid = pid;
    }

    /** Begins to watch, for so many seconds. */
    static Watch begin(long pid, int seconds) {
        Watch watch = new Watch(pid);
        long distance = TimeUnit.SECONDS.toMillis(seconds) / LOOKS;
        watch.looks = watch.clock.scheduleAtFixedRate(watch::look, distance / 2, distance, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            seen.add(Vitals.of(pid));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was seen; ends it. */
    List<Vitals> end() throws InterruptedException {
        looks.cancel(false);
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a look at the process takes longer than a minute");
        }
        return seen;
    }

    /** The median of a third of what was seen: 0, 1 or 2. */
    static Vitals third(List<Vitals> seen, int third) {
        List<Vitals> part = seen.subList(third * seen.size() / 3, (third + 1) * seen.size() / 3);
        return new Vitals(
                median(part, Vitals::heap),
                median(part, Vitals::resident),
                median(part, Vitals::threads),
                median(part, Vitals::files));
    }

    private static double median(List<Vitals> part, ToDoubleFunction<Vitals> figure) {
        double[] sorted = part.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
