package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Observations that come to an event loop that is behind. */
class StrainedServerTest {
    private static final String STEP = "{\"task\":\"a\",\"execution_time\":1}";
    private static final String MANY = (STEP + "\n").repeat(1_000);

    private final AtomicLong now = new AtomicLong();
    private final Strain strain = new Strain(now::get);
    private final FakeEngine engine = new FakeEngine();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void serve() {
        HttpSettings settings = HttpSettings.DEFAULT;
        Room room = new Room(settings.limits().unfinishedBytes());
        Bodies bodies = new Bodies(settings.limits(), room);
        Router router = Router.router(vertx);
        server = await(engine.serve(vertx).compose(gateway -> {
            ObservationRoutes routes = new ObservationRoutes(gateway, settings, bodies, room, strain);
            router.post()
                    .handler(context -> {
                        Caller.ANYONE.enter(context);
                        context.next();
                    })
                    .handler(routes::receive)
                    .handler(bodies::expand)
                    .handler(routes::document);
            return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
        }));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        CompletionStage<T> stage = future.toCompletionStage();
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void beatLate(long millis) {
        now.addAndGet(Strain.BEAT_MILLIS + millis);
        strain.beat();
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/observations"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void post_many_areRefusedUnreadAndTakenWhenTheLoopKeepsUpAgain() throws IOException, InterruptedException {
        beatLate(Strain.BEHIND_MILLIS);

        HttpResponse<String> refused = post("application/x-ndjson", MANY);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("nothing of this was");
        assertThat(engine.submissions).isEmpty();

        beatLate(0);

        assertThat(post("application/x-ndjson", MANY).statusCode()).isEqualTo(200);
    }

    @Test
    void post_oneStepOfAnAgent_isTakenAllTheSame() throws IOException, InterruptedException {
        beatLate(Strain.BEHIND_MILLIS);

        assertThat(post("application/json", STEP).statusCode()).isEqualTo(200);
        assertThat(engine.submissions).hasSize(1);
    }

    @Test
    void post_ofUnknownLength_isRefused() throws IOException, InterruptedException {
        beatLate(Strain.BEHIND_MILLIS);
        HttpRequest chunked = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/observations"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(STEP)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(chunked, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(503);
    }
}
