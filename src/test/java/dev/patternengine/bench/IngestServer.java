package dev.patternengine.bench;

import dev.patternengine.domain.Level;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.AdviceTokens;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Owners;
import dev.patternengine.message.Topics;
import dev.patternengine.mining.LearnerLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A server to be measured, in a process of its own: an engine that keeps its log in a folder, and the same HTTP routes over an
 * engine that throws away what was read. Says the ports of both, then its processor time whenever it gets a line, until its
 * input ends.
 *
 * <p>Arguments: the folder; how many of a thousand sessions are measured.
 */
final class IngestServer {
    private IngestServer() {}

    public static void main(String[] arguments) throws IOException {
        LearnerLimits limits = new LearnerLimits(
                LearnerLimits.DEFAULT.cells(), Integer.parseInt(arguments[1]), LearnerLimits.DEFAULT.plenty());
        Settings settings = Settings.DEFAULT.withData(Path.of(arguments[0])).withLearner(limits);
        PatternEngine engine = await(PatternEngine.embedded(settings));
        Vertx sink = Vertx.vertx();
        System.out.println(listen(engine.vertx(), engine.gateway()) + " " + listen(sink, sink(sink)));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(Processor.nanos());
        }
        await(engine.close());
        await(sink.close());
    }

    private static int listen(Vertx vertx, Gateway gateway) {
        HttpVerticle http = new HttpVerticle(gateway, HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
        await(vertx.deployVerticle(http));
        return http.port();
    }

    /** Acknowledges everything at once and learns nothing. */
    private static Gateway sink(Vertx vertx) {
        Bus bus = Bus.install(vertx);
        AcknowledgementMessage done = new AcknowledgementMessage(Level.FSYNCED, List.of());
        await(bus.serve(Topics.ingest("sink"), submission -> Future.succeededFuture(done)));
        return new Gateway(vertx, bus, Owners.only("sink", 1), new AdviceTokens(new byte[16]));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
