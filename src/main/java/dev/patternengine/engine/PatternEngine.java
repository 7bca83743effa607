package dev.patternengine.engine;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.examples.ExamplesVerticle;
import dev.patternengine.federation.FederationVerticle;
import dev.patternengine.ingest.IngestVerticle;
import dev.patternengine.json.ObservationRules;
import dev.patternengine.live.LiveVerticle;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Owners;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Register;
import dev.patternengine.metrics.Telemetry;
import dev.patternengine.miner.MinerVerticle;
import dev.patternengine.mining.Miners;
import dev.patternengine.storage.KeyStore;
import io.vertx.core.AsyncResult;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The engine in this process. Give it observations, ask it for advice, close it.
 *
 * <p>May be called from any thread. Futures complete on a thread of the engine: do not block it.
 */
public final class PatternEngine {
    private static final String TENANT = "default";
    private static final String NODE = "embedded";

    private final Vertx vertx;
    private final Store store;
    private final Gateway gateway;
    private final List<String> ending;
    private final AtomicReference<String> url;
    private final Telemetry telemetry;
    private final Future<String> lost;

    /** @param ending what is to be undeployed before all the rest, in this order */
    private PatternEngine(
            Vertx vertx,
            Store store,
            Gateway gateway,
            List<String> ending,
            AtomicReference<String> url,
            Telemetry telemetry,
            Future<String> lost) {
        this.telemetry = telemetry;
        this.lost = lost;
        this.vertx = vertx;
        this.store = store;
        this.gateway = gateway;
        this.ending = ending;
        this.url = url;
    }

    /** Starts an engine of one node, and reads its log when it has one. */
    public static Future<PatternEngine> embedded(Settings settings) {
        return embedded(settings, StandardMiners.ALL);
    }

    /** Starts an engine with miners of your own. */
    public static Future<PatternEngine> embedded(Settings settings, Miners miners) {
        Telemetry telemetry = new Telemetry();
        Vertx vertx = telemetry.measured(new VertxOptions()).build();
        Promise<PatternEngine> started = Promise.promise();
        Store.open(vertx, settings, telemetry)
                .compose(store -> deploy(vertx, settings, miners, store, telemetry)
                        .recover(failure -> store.close().transform(closed -> Future.failedFuture(failure))))
                .onSuccess(started::complete)
                .onFailure(failure -> vertx.close().onComplete(closed -> started.fail(failure)));
        return started.future();
    }

    private static Future<PatternEngine> deploy(
            Vertx vertx, Settings settings, Miners miners, Store store, Telemetry telemetry) {
        watch(vertx, telemetry);
        Bus bus = Bus.install(vertx);
        Owners owners = Owners.only(NODE, settings.ingest().partitions());
        Gateway.Rules rules = new Gateway.Rules(new Register(), settings.fields());
        return deployMiners(vertx, bus, store, settings, miners)
                .compose(deployed -> vertx.deployVerticle(new IngestVerticle(
                        bus, NODE, store.log(), store.checkpoints(), rules.register(), settings.ingest())))
                .compose(ingest -> tell(vertx, bus, new Gateway(vertx, bus, owners, rules, store.tokens(), telemetry))
                        .map(gateway -> new PatternEngine(
                                vertx,
                                store,
                                gateway,
                                List.of(ingest),
                                new AtomicReference<>(""),
                                telemetry,
                                Promise.<String>promise().future())));
    }

    private static Future<Gateway> tell(Vertx vertx, Bus bus, Gateway gateway) {
        return vertx.deployVerticle(new LiveVerticle(bus, gateway, Clock.systemUTC()))
                .map(gateway);
    }

    private static void watch(Vertx vertx, Telemetry telemetry) {
        telemetry.watchProcess();
        vertx.runOnContext(run -> telemetry.watchLoop(vertx));
    }

    /** The miners, and who looks for cases of what they found. */
    private static Future<?> deployMiners(Vertx vertx, Bus bus, Store store, Settings settings, Miners miners) {
        DeploymentOptions worker = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("miners")
                .setWorkerPoolSize(Kind.ALL.size());
        DeploymentOptions reader = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("examples")
                .setWorkerPoolSize(1);
        return Future.all(Kind.ALL.stream()
                        .map(kind ->
                                vertx.deployVerticle(new MinerVerticle(bus, kind, miners, settings.learner()), worker))
                        .toList())
                .compose(mining ->
                        vertx.deployVerticle(new ExamplesVerticle(bus, store.log(), System::nanoTime), reader));
    }

    /**
     * Starts an engine that works together with others at the same Redis. Completes when it is a member of their cluster and knows
     * what the newest checkpoint holds; fails when it lives beside nodes that it does not reach.
     */
    public static Future<PatternEngine> clustered(Settings settings) {
        return clustered(settings, StandardMiners.ALL);
    }

    /** The same, with miners of your own. */
    public static Future<PatternEngine> clustered(Settings settings, Miners miners) {
        Promise<PatternEngine> started = Promise.promise();
        Telemetry telemetry = new Telemetry();
        Joining.join(settings, telemetry).onFailure(started::fail).onSuccess(joined -> SharedStore.open(
                        joined.vertx(), settings, telemetry)
                .compose(shared -> deploy(joined, settings, miners, shared, telemetry)
                        .recover(failure -> shared.store().close().transform(closed -> Future.failedFuture(failure))))
                .onSuccess(started::complete)
                .onFailure(failure -> joined.vertx().close().onComplete(closed -> started.fail(failure))));
        return started.future();
    }

    private static Future<PatternEngine> deploy(
            ClusteredVertx joined, Settings settings, Miners miners, SharedStore shared, Telemetry telemetry) {
        Vertx vertx = joined.vertx();
        watch(vertx, telemetry);
        Bus bus = Bus.install(vertx);
        Store store = shared.store();
        Owners owners = Owners.unknown(joined.node(), settings.ingest().partitions());
        AtomicReference<String> url = new AtomicReference<>("");
        Promise<String> lost = Promise.promise();
        Settings.Cluster cluster = settings.cluster().orElseThrow();
        Gateway.Rules rules = new Gateway.Rules(new Register(), settings.fields(), () -> cluster.originAt(url.get()));
        IngestVerticle ingest = IngestVerticle.shared(
                bus, joined.node(), shared.log(), store.checkpoints(), rules.register(), settings.ingest());
        FederationVerticle federation = new FederationVerticle(
                bus,
                shared.log(),
                shared.registry(),
                owners,
                new FederationVerticle.Place(
                        joined.address(),
                        url::get,
                        joined::members,
                        cluster.patience().toMillis(),
                        lost::tryComplete));
        return deployMiners(vertx, bus, store, settings, miners)
                .compose(deployed -> vertx.deployVerticle(ingest))
                .compose(first -> vertx.deployVerticle(federation).map(second -> List.of(second, first)))
                .compose(ending -> tell(vertx, bus, new Gateway(vertx, bus, owners, rules, store.tokens(), telemetry))
                        .map(gateway ->
                                new PatternEngine(vertx, store, gateway, ending, url, telemetry, lost.future())));
    }

    /** Says where people reach this engine, so that other nodes can tell. */
    public void reachableAt(String address) {
        url.set(address);
    }

    /**
     * Completes with the reason when this engine is to be closed and another started in its place: its event bus has not reached enough
     * of the living nodes for longer than it had patience. Never where it works alone.
     */
    public Future<String> lost() {
        return free(lost);
    }

    /** The future on no context of the engine's, so that what is composed on it also completes when the engine is closed. */
    private static <T> Future<T> free(Future<T> future) {
        Promise<T> promise = Promise.promise();
        future.onComplete(promise);
        return promise.future();
    }

    /** Learns one observation; completes when it is stored and the next answer reflects it. */
    public Future<AcknowledgementMessage> observe(Observation observation) {
        return observe(List.of(observation));
    }

    /**
     * Learns observations in order; much cheaper than one by one. Fails with {@link Refused}; when one of them breaks a rule
     * (texts too long, control characters in names, half a surrogate pair), nothing is learned.
     */
    public Future<AcknowledgementMessage> observe(List<Observation> observations) {
        for (int place = 0; place < observations.size(); place++) {
            Optional<String> mistake = ObservationRules.mistake(observations.get(place));
            if (mistake.isPresent()) {
                return Future.failedFuture(
                        new Refused(Refused.Reason.INVALID, "observation " + (place + 1) + ": " + mistake.get()));
            }
        }
        return free(gateway.observe(TENANT, observations));
    }

    /** Asks for advice; refused while 1 000 questions wait. */
    public Future<Advice> recommend(Question question) {
        return free(gateway.recommend(TENANT, question));
    }

    /** All patterns, each kind's most useful first. */
    public Future<List<Pattern>> patterns() {
        return free(gateway.patterns(TENANT, Kind.ALL));
    }

    /** The engine's record of itself, one a kind. */
    public Future<List<Quality>> quality() {
        return free(gateway.quality(TENANT));
    }

    /** The way in for several tenants. */
    public Gateway gateway() {
        return gateway;
    }

    /** Where the keys of those who may use it over HTTP are kept: beside its data. */
    public KeyStore keys() {
        return store.keys();
    }

    /** The Vert.x instance the engine runs on, to deploy verticles that belong to it. */
    public Vertx vertx() {
        return vertx;
    }

    /**
     * Takes nothing new, lets what was taken become safe, writes a checkpoint, and frees everything. Fails with the first
     * failure on the way, after all the rest was done nevertheless.
     */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        undeploy(ending)
                .transform(stopped -> store.close().transform(closing -> first(stopped, closing)))
                .onComplete(stopped -> close(vertx, stopped, closed));
        closed.future().onComplete(done -> telemetry.close());
        return closed.future();
    }

    private Future<Void> undeploy(List<String> deployments) {
        return deployments.isEmpty()
                ? Future.succeededFuture()
                : vertx.undeploy(deployments.get(0))
                        .transform(stopped -> undeploy(deployments.subList(1, deployments.size()))
                                .transform(rest -> first(stopped, rest)));
    }

    private static Future<Void> first(AsyncResult<?> one, AsyncResult<?> other) {
        AsyncResult<?> first = one.failed() ? one : other;
        return first.failed() ? Future.failedFuture(first.cause()) : Future.succeededFuture();
    }

    /** Tells on no context: those of Vert.x are gone by then. */
    private static void close(Vertx vertx, AsyncResult<Void> stopped, Promise<Void> closed) {
        vertx.close().onComplete(done -> closed.handle(stopped.failed() ? stopped : done));
    }
}
