package dev.patternengine.load;

import dev.patternengine.load.Tally.End;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node of {@value LoadedEngine#HEAP} of heap holds its load for minutes, is asked for several times what it can take, refuses the rest and recovers. What it was asked is
 * counted: in the end it has learned everything once. Prints tables; latencies are measured from the moment at which a request was to be sent.
 */
@Timeout(7_200)
@EnabledIfSystemProperty(named = "patternengine.load", matches = "[1-9]\\d*", disabledReason = "run by -Pload only")
class LoadIT {
    private static final int SECONDS = Integer.getInteger("patternengine.load", 0);
    private static final int WARM_SECONDS = Math.min(60, SECONDS);
    private static final int OVERLOAD_SECONDS = 15;
    private static final int SLICES = 12;
    private static final int SLICE_SECONDS = 5;

    private static final int FACTOR = Integer.getInteger("patternengine.load.factor", 1);
    private static final Plan NORMAL = Plan.of(20, 2, 100, 1, 10, 2).times(FACTOR);
    private static final Plan OVERLOAD = Plan.of(60, 30, 500, 1, 200, 10).times(FACTOR);

    /** Models are at their budget before the second third, so what the engine holds stays: but for what is known of ids, see below. */
    private static final double FLAT = 1.1;
    /** Workers of Vert.x' pool, which are made when they are first needed and stay. */
    private static final int WORKERS = VertxOptions.DEFAULT_WORKER_POOL_SIZE;
    /** Files that may come and go. */
    private static final int LOOSE = 8;
    /** Of known ids, up to 65 536 in each of 64 partitions, an engine keeps so many bytes each, at most. */
    private static final int BYTES_AN_ID = 48;
    /** Of the requests that may have no answer or a wrong one. */
    private static final double BROKEN_SHARE = 0.001;
    /** Slices after the overload by which requests are answered again as before. */
    private static final int RECOVERED_AFTER = 6;

    private static final double RECOVERED_FACTOR = 3;
    private static final double RECOVERED_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 900;

    /** A phase that does not hold is no reason not to see the others. */
    private final SoftAssertions held = new SoftAssertions();

    @TempDir
    private Path folder;

    @Test
    void serve_forMinutesThenOverloaded_staysFlatRefusesRecoversAndLosesNothing()
            throws IOException, InterruptedException, TimeoutException {
        LoadedEngine engine = LoadedEngine.start(folder);
        try (Client client = new Client(engine.process().address(), engine.keys())) {
            OpenLoop loop = new OpenLoop(client);
            Tally normal = holds(engine, loop);
            Tally overload = overloaded(client, loop);
            recovers(engine, loop, normal);
            assertRefused(overload);
            say("Instead of 200", client.complaints());
            say("Connections that were closed before they had answered", client.closed());
            loop.sendAgain(PATIENCE_SECONDS);
            learnedOnce(engine, client, loop);
        } finally {
            engine.process().kill();
        }
        held.assertAll();
    }

    /** Under the normal load nothing is refused, and memory, threads and files stay as they are. */
    private Tally holds(LoadedEngine engine, OpenLoop loop) throws IOException, InterruptedException, TimeoutException {
        loop.run(NORMAL, WARM_SECONDS);
        loop.settle(PATIENCE_SECONDS);
        Watch watch = Watch.begin(engine.process().pid(), SECONDS);
        Tally tally = loop.run(NORMAL, SECONDS);
        List<Vitals> seen = watch.end();
        loop.settle(PATIENCE_SECONDS);
        say("Normal load, " + SECONDS + " s: " + NORMAL, tally);
        say(
                "What the process holds: heap after collection, all memory (MiB), threads, files",
                "| begin | " + seen.get(0) + " |\n| middle | " + seen.get(seen.size() / 2) + " |\n| end | "
                        + seen.get(seen.size() - 1) + " |\n| median of the second third | " + Watch.third(seen, 1)
                        + " |\n| median of the last third | " + Watch.third(seen, 2) + " |\n");
        assertTaken(tally);
        assertFlat(Watch.third(seen, 1), Watch.third(seen, 2));
        return tally;
    }

    private void assertFlat(Vitals middle, Vitals last) {
        double ids = NORMAL.observations() * SECONDS / 3.0 * BYTES_AN_ID;
        held.assertThat(last.heap()).as("heap").isLessThanOrEqualTo(FLAT * middle.heap() + ids);
        held.assertThat(last.resident()).as("resident").isLessThanOrEqualTo(FLAT * middle.resident() + ids);
        held.assertThat(last.threads()).as("threads").isLessThanOrEqualTo(middle.threads() + WORKERS);
        held.assertThat(last.files()).as("files").isLessThanOrEqualTo(middle.files() + LOOSE);
    }

    private static Tally overloaded(Client client, OpenLoop loop) {
        Tally tally = loop.run(OVERLOAD, OVERLOAD_SECONDS);
        say("Overload, " + OVERLOAD_SECONDS + " s: " + OVERLOAD, client.underWay() + " not answered at its end");
        return tally;
    }

    /** Soon after the overload requests are answered as before. */
    private void recovers(LoadedEngine engine, OpenLoop loop, Tally normal)
            throws IOException, InterruptedException, TimeoutException {
        List<Tally> slices = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            slices.add(loop.run(NORMAL, SLICE_SECONDS));
        }
        loop.settle(PATIENCE_SECONDS);
        StringBuilder medians = new StringBuilder();
        for (Tally slice : slices) {
            medians.append("%.1f (%d) ".formatted(slice.millis(Work.SINGLE, 50), slice.count(End.REFUSED)));
        }
        say("Normal load again, slices of " + SLICE_SECONDS + " s: ms of the median observation (refused)", medians);
        say("What the process holds then", Vitals.of(engine.process().pid()));
        for (Tally slice : slices.subList(RECOVERED_AFTER, SLICES)) {
            assertTaken(slice);
            held.assertThat(slice.millis(Work.SINGLE, 50))
                    .as("median after the overload, ms")
                    .isLessThan(Math.max(RECOVERED_MILLIS, RECOVERED_FACTOR * normal.millis(Work.SINGLE, 50)));
        }
    }

    /** What was too much was refused, with when to come again. */
    private void assertRefused(Tally tally) {
        say("The overload, answered", tally);
        held.assertThat(tally.count(End.REFUSED)).as("refused").isPositive();
        assertAnswered(tally);
    }

    private void assertTaken(Tally tally) {
        held.assertThat(tally.count(End.REFUSED)).as("refused").isZero();
        assertAnswered(tally);
    }

    private void assertAnswered(Tally tally) {
        for (Work work : Work.values()) {
            held.assertThat((double) tally.count(work, End.WRONG) + tally.count(work, End.BROKEN))
                    .as("answered wrongly or not at all: " + work.label())
                    .isLessThanOrEqualTo(Math.ceil(BROKEN_SHARE * tally.count(work)));
        }
    }

    /** Everything that was sent has been acknowledged by now: by the engine's own account it was stored once. */
    private void learnedOnce(LoadedEngine engine, Client client, OpenLoop loop)
            throws IOException, InterruptedException {
        say(
                "Sent, acknowledged, stored; of them known when they were sent again",
                loop.sentObservations() + ", " + client.learned() + ", " + engine.stored() + "; "
                        + client.duplicates());
        held.assertThat(client.learned()).isEqualTo(loop.sentObservations());
        held.assertThat(engine.stored()).isEqualTo(loop.sentObservations());
        held.assertThat(engine.process().log()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }

    private static void say(String title, Object table) {
        System.out.println("\n" + title + "\n\n" + table);
    }
}
