package dev.patternengine.bench;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Placed;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.redis.RedisProcess;
import dev.patternengine.storage.redis.RedisSettings;
import dev.patternengine.storage.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * What an observation costs Redis in an entry of the log, beside what it costs as an {@code XADD} of its own: processor time of
 * the server, of its own account, with as many commands outstanding: one, as a program sends them that waits for each answer, and
 * 64, which reach the server in one write. Both by turns, on one server with an append-only file.
 */
final class RedisCost {
    private static final int ENTRY = 60;
    private static final int ENTRIES = 640;
    private static final int REPEATS = 7;
    private static final double NANOS_A_SECOND = 1e9;

    private final Offline miners = new Offline(StandardMiners.ALL, LearnerLimits.DEFAULT);
    private final List<Placed> placed = new ArrayList<>();
    private final RedisProcess redis;
    private final Log log;
    private int next;

    private RedisCost(RedisProcess redis, Log log) {
        this.redis = redis;
        this.log = log;
        Stream.of(Lines.observations(Lines.bytes())).map(miners::place).forEach(placed::add);
    }

    static void run() throws IOException {
        Path folder = Folders.make();
        try (RedisProcess redis = RedisProcess.start(folder, "--appendonly", "yes")) {
            run(redis);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void run(RedisProcess redis) throws IOException {
        Vertx vertx = Vertx.vertx();
        try {
            RedisStore store = await(RedisStore.open(vertx, RedisSettings.of(redis.address(), "bench", 1)));
            RedisCost cost = new RedisCost(redis, store.log());
            cost.measure(1);
            cost.measure(64);
            await(store.close());
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private void measure(int outstanding) throws IOException {
        double[] plain = new double[REPEATS];
        double[] appended = new double[REPEATS];
        double[] ratios = new double[REPEATS];
        for (int repeat = -1; repeat < REPEATS; repeat++) {
            List<Entry> entries = entries();
            double each = nanosEach(() -> PlainAppends.run(redis.port(), ENTRIES * ENTRY, outstanding));
            double inEntries = nanosEach(() -> append(entries, outstanding));
            if (repeat >= 0) {
                plain[repeat] = each;
                appended[repeat] = inEntries;
                ratios[repeat] = inEntries / each;
            }
        }
        System.out.println("commands outstanding: " + outstanding);
        System.out.println("bytes of log an observation, in entries of " + ENTRY + ": " + bytesEach(entries()));
        System.out.println("an XADD each, ns of Redis an observation: " + Spread.of(plain));
        System.out.println("in entries, ns of Redis an observation: " + Spread.of(appended));
        System.out.println("in entries / an XADD each: " + Spread.of(ratios));
    }

    private static long bytesEach(List<Entry> entries) {
        EntryFormat format = new EntryFormat();
        return entries.stream().mapToLong(entry -> format.bytes(entry).length).sum() / ((long) ENTRIES * ENTRY);
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(ENTRIES);
        for (int made = 0; made < ENTRIES; made++) {
            List<Placed> some = new ArrayList<>(ENTRY);
            for (int count = 0; count < ENTRY; count++) {
                some.add(placed.get(next++ % placed.size()));
            }
            entries.add(miners.observe(some));
        }
        return entries;
    }

    private void append(List<Entry> entries, int outstanding) {
        List<CompletionStage<Level>> appends = new ArrayList<>(entries.size());
        for (int place = 0; place < entries.size(); place++) {
            if (place >= outstanding) {
                appends.get(place - outstanding).toCompletableFuture().join();
            }
            appends.add(log.append(entries.get(place)));
        }
        appends.forEach(append -> append.toCompletableFuture().join());
    }

    /** What costs Redis something. */
    private interface Work {
        void run() throws IOException;
    }

    private double nanosEach(Work work) throws IOException {
        double start = redisSeconds();
        work.run();
        return (redisSeconds() - start) * NANOS_A_SECOND / (ENTRIES * ENTRY);
    }

    private double redisSeconds() {
        return redis.command("INFO", "cpu")
                .get(0)
                .lines()
                .filter(line -> line.startsWith("used_cpu_user:") || line.startsWith("used_cpu_sys:"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum();
    }
}
