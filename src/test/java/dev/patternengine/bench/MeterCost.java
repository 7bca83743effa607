package dev.patternengine.bench;

import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.AdviceTokens;
import dev.patternengine.message.Bus;
import dev.patternengine.message.FieldRules;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Owners;
import dev.patternengine.message.Register;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.MeterNames;
import dev.patternengine.metrics.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What measuring costs: what the gateway counts of a submission by itself; then processor time of the process for a submission through the gateway, and
 * for a POST of one observation (the client's share included), with the meters of Vert.x and without, by turns. Behind both is an ingest that acknowledges at
 * once.
 */
final class MeterCost {
    private static final int SUBMISSIONS = 20_000;
    private static final int POSTS = 3_000;
    private static final int OWN = 2_000_000;
    private static final int REPEATS = 5;
    private static final List<Observation> ONE =
            List.of(Observation.of("task").session("s").build());

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A gateway, and the port that it is served at. */
    private record Side(Vertx vertx, Gateway gateway, int port) {}

    private MeterCost() {}

    static void run() throws IOException, InterruptedException {
        new MeterCost().measure();
    }

    /** What the gateway counts of a submission: its size, its time, two counters. */
    private static double own(Telemetry telemetry) {
        DistributionSummary sizes = telemetry.registry().summary(MeterNames.BATCH);
        Timer times = telemetry.registry().timer(MeterNames.ACKNOWLEDGE);
        Counter stored = telemetry.registry().counter("bench.stored");
        long start = Processor.nanos();
        for (int number = 0; number < OWN; number++) {
            long begun = System.nanoTime();
            sizes.record(1);
            times.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            stored.increment();
            stored.increment(0);
        }
        return (Processor.nanos() - start) / (double) OWN;
    }

    private void measure() throws IOException, InterruptedException {
        Telemetry telemetry = new Telemetry();
        Side plain = side(Vertx.vertx(), new Telemetry());
        Side measured = side(telemetry.measured(new VertxOptions()).build(), telemetry);
        double[] submission = new double[REPEATS];
        double[] post = new double[REPEATS];
        double[] ratio = new double[REPEATS];
        double[] own = new double[REPEATS];
        for (int repeat = -1; repeat < REPEATS; repeat++) {
            double without = submissions(plain);
            double with = submissions(measured);
            double postWithout = posts(plain);
            double postWith = posts(measured);
            double calls = own(telemetry);
            if (repeat >= 0) {
                own[repeat] = calls;
                submission[repeat] = with - without;
                post[repeat] = postWith - postWithout;
                ratio[repeat] = postWith / postWithout;
            }
        }
        System.out.println("the gateway's own meters, ns of processor a submission: " + Spread.of(own));
        System.out.println("meters of Vert.x, ns of processor a submission: " + Spread.of(submission));
        System.out.println("meters of Vert.x, ns of processor a POST: " + Spread.of(post));
        System.out.println("POST with meters / without: " + Spread.of(ratio));
        await(plain.vertx().close());
        await(measured.vertx().close());
    }

    private static Side side(Vertx vertx, Telemetry telemetry) {
        Bus bus = Bus.install(vertx);
        AcknowledgementMessage done = new AcknowledgementMessage(Level.FSYNCED, List.of());
        await(bus.serve(Topics.ingest("sink"), submission -> Future.succeededFuture(done)));
        Gateway gateway = new Gateway(
                vertx,
                bus,
                Owners.only("sink", 1),
                new Gateway.Rules(new Register(), FieldRules.NONE),
                new AdviceTokens(new byte[16]),
                telemetry);
        HttpVerticle http = new HttpVerticle(gateway, HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
        await(vertx.deployVerticle(http));
        return new Side(vertx, gateway, http.port());
    }

    private static double submissions(Side side) {
        long start = Processor.nanos();
        for (int number = 0; number < SUBMISSIONS; number++) {
            await(side.gateway().observe("default", ONE));
        }
        return (Processor.nanos() - start) / (double) SUBMISSIONS;
    }

    private double posts(Side side) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + side.port() + "/api/v1/observations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"task\":\"task\",\"session\":\"s\"}"))
                .build();
        long start = Processor.nanos();
        for (int number = 0; number < POSTS; number++) {
            client.send(request, BodyHandlers.discarding());
        }
        return (Processor.nanos() - start) / (double) POSTS;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
