package dev.patternengine.http;

import dev.patternengine.http.Rule.Need;
import dev.patternengine.message.Gateway;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Serves the engine over HTTP. Wiring only: the contract says the paths, the routes answer. */
public final class HttpVerticle extends VerticleBase {
    private static final int HEADER_LIMIT = 8_192;
    private static final int REQUEST_LINE_LIMIT = 4_096;
    private static final long STOP_SECONDS = 2;
    private static final String API = "/api/";
    private static final long SECOND = 1_000;
    private static final int WEBSOCKET_BYTES = 256 * 1024;
    private static final int CLOSING_SECONDS = 5;
    private static final long LONGEST_BEAT_MILLIS = 15_000;

    /** What browsers name beside their key, which is never echoed. */
    private static final String SUBPROTOCOL = "pattern-engine";

    static {
        // Or Vert.x answers requests of unknown versions before the gate sees them, with 501 and no body. Nothing else
        // is said by
        // it: requests become WebSockets here when their route says so.
        System.setProperty("vertx.disableWebsockets", "true");
    }

    private final Gateway gateway;
    private final HttpSettings settings;
    private final Clock clock;
    private final Gatekeeper gatekeeper;
    private Listeners listeners;
    private Bridge bridge;
    private AdviceRoutes advice;
    private Runnable unwatch = () -> {};
    private volatile int port;
    private HttpServer server;

    /** Asks nobody for a key, and so listens at this machine only; see {@link Gatekeeper#open}. */
    public HttpVerticle(Gateway gateway, HttpSettings settings, Clock clock) {
        this(gateway, settings, clock, Gatekeeper.open());
    }

    /**
     * @param clock tells the moment of a question
     * @param gatekeeper lets callers in
     */
    public HttpVerticle(Gateway gateway, HttpSettings settings, Clock clock, Gatekeeper gatekeeper) {
        this.gateway = gateway;
        this.settings = settings;
        this.clock = clock;
        this.gatekeeper = gatekeeper;
    }

    /** The port it listens at, once deployed. */
    public int port() {
        return port;
    }

    @Override
    public Future<?> start() {
        listeners = new Listeners(gateway, gatekeeper::stands);
        advice = new AdviceRoutes(gateway, clock);
        bridge = new Bridge(
                listeners, new ForeignPages(settings.names().origins()), gatekeeper.requires(Rule.of(Need.READ)));
        vertx.setPeriodic(beatMillis(), timer -> {
            listeners.beat();
            bridge.sweep();
        });
        Context here = vertx.getOrCreateContext();
        unwatch = gatekeeper.watch(() -> here.runOnContext(changed -> sweep()));
        return gateway.news()
                .answer(advice::answer)
                .compose(served -> gatekeeper.start(vertx, settings.host()))
                .compose(started -> vertx.executeBlocking(Contract::load))
                .compose(contract -> OpenAPIContract.from(vertx, contract.forRouter())
                        .compose(paths -> vertx.executeBlocking(() -> new PageRoutes(contract))
                                .map(pages -> router(paths, pages, Rule.of(contract.full())))))
                .compose(this::listen);
    }

    /** Ends the connections of those who would not be let in any more. */
    private void sweep() {
        listeners.sweep();
        bridge.sweep();
    }

    /** Often enough that no connection of those who listen is taken to be idle. */
    private long beatMillis() {
        return Math.min(LONGEST_BEAT_MILLIS, settings.limits().idleSeconds() * 1_000L / 2);
    }

    private Router router(OpenAPIContract paths, PageRoutes pages, Map<String, Rule> rules) {
        Set<String> origins = settings.names().origins();
        RouterBuilder builder =
                RouterBuilder.create(vertx, paths).rootHandler(Trace::begin).rootHandler(SecurityHeaders::add);
        if (!origins.isEmpty()) {
            builder.rootHandler(new AllowedPages(origins)::speak);
        }
        builder.rootHandler(new ForeignPages(origins)::refuse);
        Newcomers newcomers = new Newcomers(gateway, settings.quota().tenants());
        Room room = new Room(settings.limits().unfinishedBytes());
        Bodies bodies = new Bodies(settings.limits(), room);
        Map<String, List<Handler<RoutingContext>>> handlers = handlers(pages, bodies, room);
        for (OpenAPIRoute route : builder.getRoutes()) {
            String operation = route.getOperation().getOperationId();
            route.setDoValidation(false).setDoSecurity(false);
            Rule rule = rules.get(operation);
            route.addHandler(gatekeeper.requires(rule));
            if (rule.mayAddTenants()) {
                route.addHandler(newcomers::admit);
            }
            if (route.getOperation().getOpenAPIPath().startsWith(API)) {
                route.addHandler(new KnownParameters(route.getOperation()));
            }
            handlers.get(operation).forEach(route::addHandler);
        }
        Router router = builder.createRouter();
        pages.mount(router);
        bridge.mount(vertx, router, bodies::gather, beatMillis());
        answerHeads(router);
        new Problems(paths).mount(router);
        return router;
    }

    /** Whatever can be got can be asked for its headers alone. */
    private static void answerHeads(Router router) {
        for (Route route : router.getRoutes()) {
            if (route.methods() != null && route.methods().contains(HttpMethod.GET)) {
                route.method(HttpMethod.HEAD);
            }
        }
    }

    private Map<String, List<Handler<RoutingContext>>> handlers(PageRoutes pages, Bodies bodies, Room room) {
        ObservationRoutes observations =
                new ObservationRoutes(gateway, settings, bodies, room, new Respite(System::nanoTime));
        ForeignPages foreign = new ForeignPages(settings.names().origins());
        WhoRoutes who = new WhoRoutes(gatekeeper, gateway);
        LiveRoutes told = new LiveRoutes(listeners, gateway.node());
        PatternRoutes patterns = new PatternRoutes(gateway);
        ReviewRoutes reviews = new ReviewRoutes(gateway, clock);
        RetractionRoutes retractions = new RetractionRoutes(gateway);
        ExportRoutes exports = new ExportRoutes(gateway, clock);
        ErasureRoutes erasure = new ErasureRoutes(gateway);
        HealthRoutes health = new HealthRoutes(gateway);
        FederationRoutes federation = new FederationRoutes(gateway);
        KeyRoutes keys = new KeyRoutes(gatekeeper);
        MetricsRoutes metrics = new MetricsRoutes(gateway);
        LoggerRoutes loggers = new LoggerRoutes();
        return Map.ofEntries(
                Map.entry("observe", List.of(observations::receive, bodies::expand, observations::document)),
                Map.entry("recommend", List.of(bodies.json(), bodies::expand, advice::recommend)),
                Map.entry("report", List.of(bodies.json(), bodies::expand, advice::report)),
                Map.entry("patterns", List.of(patterns::patterns)),
                Map.entry("pattern", List.of(patterns::pattern)),
                Map.entry("examples", List.of(patterns::examples)),
                Map.entry("session", List.of(patterns::session)),
                Map.entry("review", List.of(bodies.json(), bodies::expand, reviews::review)),
                Map.entry("takeBackReview", List.of(reviews::takeBack)),
                Map.entry("retract", List.of(bodies.json(), bodies::expand, retractions::retract)),
                Map.entry("export", List.of(exports::export)),
                Map.entry("eraseSession", List.of(erasure::session)),
                Map.entry("eraseTenant", List.of(erasure::tenant)),
                Map.entry("graph", List.of(patterns::graph)),
                Map.entry("stats", List.of(patterns::stats)),
                Map.entry("federationStatus", List.of(federation::status)),
                Map.entry("federationNodes", List.of(federation::nodes)),
                Map.entry("federationDigests", List.of(federation::digests)),
                Map.entry("federationPause", List.of(federation::pause)),
                Map.entry("federationResume", List.of(federation::resume)),
                Map.entry("federationSync", List.of(federation::sync)),
                Map.entry("createKey", List.of(bodies.json(), bodies::expand, keys::create)),
                Map.entry("keys", List.of(keys::list)),
                Map.entry("revokeKey", List.of(keys::revoke)),
                Map.entry("whoami", List.of(who::whoami)),
                Map.entry("watch", List.of(foreign::refuseAny, told::socket)),
                Map.entry("events", List.of(foreign::refuseAny, told::stream)),
                Map.entry("live", List.of(health::live)),
                Map.entry("ready", List.of(health::ready)),
                Map.entry("health", List.of(health::health)),
                Map.entry("metrics", List.of(metrics::metrics)),
                Map.entry("logger", List.of(loggers::show)),
                Map.entry("setLogger", List.of(bodies.json(), bodies::expand, loggers::change)),
                Map.entry("contract", List.of(pages::contract)),
                Map.entry("docs", List.of(pages::docs)));
    }

    private Future<HttpServer> listen(Router router) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(settings.limits().idleSeconds())
                .setMaxHeaderSize(HEADER_LIMIT)
                .setMaxInitialLineLength(REQUEST_LINE_LIMIT)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(WEBSOCKET_BYTES)
                .setMaxWebSocketMessageSize(WEBSOCKET_BYTES)
                .setWebSocketClosingTimeout(CLOSING_SECONDS)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .addWebSocketSubProtocol(SUBPROTOCOL);
        HttpSettings.Limits limits = settings.limits();
        Connections connections = new Connections(limits.connections(), limits.idleSeconds());
        vertx.setPeriodic(SECOND, tick -> connections.tick());
        Hosts hosts = new Hosts(settings.host(), settings.names().hosts());
        Gate gate = new Gate(connections, hosts, router);
        return vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(gate)
                .invalidRequestHandler(gate::invalid)
                .listen()
                .onSuccess(listening -> {
                    server = listening;
                    port = listening.actualPort();
                });
    }

    /** Takes no new connections and requests; completes when those that were being answered are, or after a while. */
    @Override
    public Future<?> stop() {
        unwatch.run();
        return server == null ? Future.succeededFuture() : server.shutdown(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
