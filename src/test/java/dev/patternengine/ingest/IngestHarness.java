package dev.patternengine.ingest;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.Register;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TenantMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.miner.MinerVerticle;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Sessions;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.memory.NoCheckpoints;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** The ingest of one node with real miners on a log that tests hold in their hands. */
@Timeout(60)
abstract class IngestHarness {
    final Vertx vertx = Vertx.vertx();
    final Bus bus = Bus.install(vertx);
    final ListLog log = new ListLog();
    final AtomicLong clock = new AtomicLong(1_000_000);
    CheckpointStore checkpoints = new NoCheckpoints();
    long checkpointBytes = Long.MAX_VALUE / 2;
    int mostOfTenant = Integer.MAX_VALUE;

    void start(int mostWaiting) {
        start(mostWaiting, log);
    }

    void start(int mostWaiting, Log store) {
        startMiners(Kind.ALL);
        await(vertx.deployVerticle(ingest(store, mostWaiting)));
    }

    void startMiners(Collection<Kind> kinds) {
        startMiners(kinds, LearnerLimits.DEFAULT);
    }

    void startMiners(Collection<Kind> kinds, LearnerLimits limits) {
        DeploymentOptions worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
        for (Kind kind : kinds) {
            await(vertx.deployVerticle(new MinerVerticle(bus, kind, CountingMiner.miners(), limits), worker));
        }
    }

    IngestVerticle ingest(Log keeper, int mostWaiting) {
        IngestSettings settings = new IngestSettings(
                4,
                mostWaiting,
                1_000_000,
                100,
                2,
                20,
                20,
                checkpointBytes,
                0,
                new Sessions.Limits(10_000, 1_000, 100, mostOfTenant),
                clock::get);
        return new IngestVerticle(bus, "n", keeper, checkpoints, new Register(), settings);
    }

    @AfterEach
    void stop() {
        log.release();
        await(vertx.close());
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Waits for something that comes about on other threads. */
    void awaitUntil(BooleanSupplier condition) {
        Promise<Void> met = Promise.promise();
        vertx.setPeriodic(5, timer -> {
            if (condition.getAsBoolean()) {
                met.tryComplete();
            }
        });
        await(met.future());
    }

    Future<AcknowledgementMessage> submit(String session, String... tasks) {
        List<Observation> observations = new ArrayList<>();
        for (String task : tasks) {
            observations.add(Observation.of(task).session(session).id(task).build());
        }
        return bus.request(Topics.ingest("n"), SubmissionMessage.of("t", observations));
    }

    static Reason reason(Future<?> future) {
        try {
            await(future);
            return null;
        } catch (CompletionException failure) {
            return ((Refused) failure.getCause()).reason();
        }
    }

    double scored() {
        return await(bus.request(Topics.quality(Kind.TOOL), new TenantMessage("t")))
                .figures()
                .get("scored");
    }

    long learned() {
        return await(bus.request(Topics.patterns(Kind.TOOL), new TenantMessage("t"))).patterns().stream()
                .mapToLong(pattern -> pattern.support())
                .sum();
    }
}
