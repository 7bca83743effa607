package dev.patternengine.http;

import dev.patternengine.domain.Role;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A server at a free port of the loopback that only tells and hears, over a fake engine. The header {@value #TENANT} says who asks.
 */
final class LiveServer implements AutoCloseable {
    static final String TENANT = "Test-Tenant";
    static final long BEAT_MILLIS = 100;
    private static final int MOST_CLIENTS = 2_000;
    private static final int MESSAGE_BYTES = 1 << 20;
    private static final long PATIENCE_SECONDS = 60;

    final FakeEngine engine = new FakeEngine();
    final Vertx vertx = Vertx.vertx();
    final Gateway gateway;
    final Listeners listeners;
    private final HttpServer server;
    private final long pingMillis;

    /** Whether those who were let in still would be. */
    volatile boolean stands = true;

    private final WebSocketClient client;

    LiveServer() {
        this(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    /** @param pingMillis without a ping for so long, a client of the bridge is taken to be gone */
    LiveServer(long pingMillis) {
        this.pingMillis = pingMillis;
        gateway = result(engine.serve(vertx));
        listeners = new Listeners(gateway, caller -> stands);
        AdviceRoutes advice = new AdviceRoutes(gateway, Clock.fixed(EdgeServer.NOW, ZoneOffset.UTC));
        result(gateway.news().answer(advice::answer));
        server = result(vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router())
                .listen());
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(MOST_CLIENTS)
                .setMaxFrameSize(MESSAGE_BYTES)
                .setMaxMessageSize(MESSAGE_BYTES));
    }

    private Router router() {
        ForeignPages foreign = new ForeignPages(Set.of());
        LiveRoutes routes = new LiveRoutes(listeners, "n1");
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            String tenant = context.request().getHeader(TENANT);
            new Caller(tenant == null ? "default" : tenant, Set.of(Role.ADMIN), "somebody", Long.MAX_VALUE)
                    .enter(context);
            context.next();
        });
        router.get("/api/v1/live").handler(foreign::refuseAny).handler(routes::socket);
        router.get("/api/v1/events").handler(foreign::refuseAny).handler(routes::stream);
        new Bridge(listeners, foreign, RoutingContext::next)
                .mount(vertx, router, BodyHandler.create(false), BEAT_MILLIS, pingMillis);
        return router;
    }

    static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Returns when it holds; fails when that takes too long. */
    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not come to hold");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    int port() {
        return server.actualPort();
    }

    /** Tells an event as the engine does. */
    void tell(String tenant, String event, JsonObject body) {
        vertx.eventBus().publish("ui." + tenant + "." + event, body);
    }

    Mailbox socket(String path, String tenant) {
        return Mailbox.opened(client, options(path, tenant));
    }

    Future<Mailbox> connect(String path, String tenant) {
        return Mailbox.open(client, options(path, tenant));
    }

    private WebSocketConnectOptions options(String path, String tenant) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port())
                .setURI(path)
                .addHeader(TENANT, tenant);
    }

    @Override
    public void close() {
        result(vertx.close());
    }
}
