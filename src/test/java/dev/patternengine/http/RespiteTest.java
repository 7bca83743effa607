package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Level;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Observations that come to an engine that has just refused some. */
class RespiteTest {
    private static final String STEP = "{\"task\":\"a\",\"execution_time\":1}";
    private static final String MANY = (STEP + "\n").repeat(1_000);
    private static final String ONE_TENANT = "one";
    private static final String ANOTHER = "another";

    private final AtomicLong now = new AtomicLong(-5);
    private final FakeEngine engine = new FakeEngine();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void serve() {
        HttpSettings settings = HttpSettings.DEFAULT;
        Room room = new Room(settings.limits().unfinishedBytes());
        Bodies bodies = new Bodies(settings.limits(), room);
        Respite respite = new Respite(now::get);
        Router router = Router.router(vertx);
        server = await(engine.serve(vertx).compose(gateway -> {
            ObservationRoutes routes = new ObservationRoutes(gateway, settings, bodies, room, respite);
            router.post()
                    .handler(context -> {
                        String tenant = context.request().getHeader("Tenant");
                        new Caller(tenant, Set.of(), "test", Long.MAX_VALUE).enter(context);
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

    private HttpResponse<String> post(String tenant, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/observations"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .header("Tenant", tenant)
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> many(String tenant) throws IOException, InterruptedException {
        return post(tenant, "application/x-ndjson", BodyPublishers.ofString(MANY));
    }

    private void refuse(Reason reason) {
        engine.ingest = submission -> Future.failedFuture(new Refused(reason, "no room"));
    }

    private void take() {
        engine.ingest = submission -> Future.succeededFuture(new AcknowledgementMessage(Level.FSYNCED, List.of()));
        engine.submissions.clear();
    }

    @Test
    void post_afterOverload_largeBodiesAreRefusedUnreadForASecond() throws IOException, InterruptedException {
        refuse(Reason.OVERLOADED);
        assertThat(many(ONE_TENANT).statusCode()).isEqualTo(503);
        take();

        HttpResponse<String> refused = many(ANOTHER);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("no room");
        assertThat(engine.submissions).isEmpty();

        now.addAndGet(Respite.NANOS);
        assertThat(many(ANOTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void post_afterATenantsMemoryWasUsedUp_onlyItsLargeBodiesAreRefused() throws IOException, InterruptedException {
        refuse(Reason.EXHAUSTED);
        assertThat(many(ONE_TENANT).statusCode()).isEqualTo(429);
        take();

        assertThat(many(ONE_TENANT).statusCode()).isEqualTo(429);
        assertThat(engine.submissions).isEmpty();
        assertThat(many(ANOTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void post_afterOverload_oneStepOfAnAgentIsTakenAllTheSame() throws IOException, InterruptedException {
        refuse(Reason.OVERLOADED);
        many(ONE_TENANT);
        take();

        assertThat(post(ONE_TENANT, "application/json", BodyPublishers.ofString(STEP))
                        .statusCode())
                .isEqualTo(200);
        assertThat(engine.submissions).hasSize(1);
    }

    @Test
    void post_afterOverload_ofUnknownLength_isRefused() throws IOException, InterruptedException {
        refuse(Reason.OVERLOADED);
        many(ONE_TENANT);
        take();

        BodyPublisher chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString(STEP));
        assertThat(post(ONE_TENANT, "application/x-ndjson", chunked).statusCode())
                .isEqualTo(503);
    }

    @Test
    void post_afterAnotherFailure_isTried() throws IOException, InterruptedException {
        refuse(Reason.UNAVAILABLE);
        assertThat(many(ONE_TENANT).statusCode()).isEqualTo(503);
        take();

        assertThat(many(ONE_TENANT).statusCode()).isEqualTo(200);
    }
}
