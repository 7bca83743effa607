package dev.patternengine.miner;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.LoopWarning;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.Bus;
import dev.patternengine.message.DigestMessage;
import dev.patternengine.message.Done;
import dev.patternengine.message.LoadMessage;
import dev.patternengine.message.LoadedMessage;
import dev.patternengine.message.LoopFoundMessage;
import dev.patternengine.message.ModelPartsMessage;
import dev.patternengine.message.News;
import dev.patternengine.message.ObservedMessage;
import dev.patternengine.message.PatternsMessage;
import dev.patternengine.message.ReadingsMessage;
import dev.patternengine.message.RestoreMessage;
import dev.patternengine.message.SessionPartsMessage;
import dev.patternengine.message.SignaturesMessage;
import dev.patternengine.message.StoredMessage;
import dev.patternengine.message.TaughtMessage;
import dev.patternengine.message.TenantsMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of miner on the bus. Deploy one instance as a worker: it owns its learner, and listing patterns may take long.
 * Messages are handled one at a time and in order, so a question sees all that was published before it.
 */
public final class MinerVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(MinerVerticle.class);

    /** How often announced calls are looked at. */
    private static final long LATE_MILLIS = 1_000;

    private final Bus bus;
    private final Kind kind;
    private final Supplier<Learner<?, ?>> fresh;
    private final int budget;
    private Learner<?, ?> learner;
    private long evictions;
    private long failures;
    private final News news;

    public MinerVerticle(Bus bus, Kind kind, Miners miners, LearnerLimits limits) {
        this.bus = bus;
        this.news = new News(bus);
        this.kind = kind;
        this.budget = limits.cells();
        this.fresh = () -> miners.learner(kind, limits, this::failed);
        this.learner = fresh.get();
    }

    private void failed(RuntimeException failure) {
        failures++;
        LOGGER.error("the {} miner failed, its sessions begin anew", kind.label(), failure);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(LATE_MILLIS, timer -> learner.visitLate(System.currentTimeMillis(), news::late));
        return Future.join(List.of(
                bus.serve(Topics.observed(kind), this::teach),
                bus.serve(Topics.load(kind), this::load),
                bus.serve(Topics.restore(kind), this::restore),
                bus.serve(
                        Topics.freeze(kind),
                        now -> Future.succeededFuture(
                                new SessionPartsMessage(learner.sessionParts(), learner.tenants()))),
                bus.serve(
                        Topics.model(kind),
                        ask -> Future.succeededFuture(new ModelPartsMessage(learner.modelParts(ask.tenant())))),
                bus.serve(Topics.digest(kind), now -> Future.succeededFuture(new DigestMessage(learner.digest()))),
                bus.subscribe(Topics.STORED, this::apply),
                bus.subscribe(Topics.FEDERATED, this::apply),
                bus.serve(Topics.forget(kind), now -> {
                    learner = fresh.get();
                    return Future.succeededFuture(Done.DONE);
                }),
                bus.subscribe(
                        Topics.DROPPED, message -> message.partitions().forEach(partition -> learner.drop(partition))),
                bus.subscribe(Topics.ERASED, erased -> erased.sessions()
                        .forEach((partition, sessions) -> learner.erase(partition, sessions))),
                bus.serve(
                        Topics.ask(kind),
                        ask -> Future.succeededFuture(learner.answer(ask.tenant(), ask.question(), ask.partition()))),
                bus.serve(
                        Topics.timed(kind),
                        ask -> Future.succeededFuture(learner.timed(ask.tenant(), ask.question(), ask.answer()))),
                bus.serve(
                        Topics.patterns(kind),
                        ask -> Future.succeededFuture(new PatternsMessage(learner.patterns(ask.tenant())))),
                bus.serve(Topics.graph(kind), ask -> Future.succeededFuture(learner.graph(ask.tenant(), ask.most()))),
                bus.serve(
                        Topics.loop(kind),
                        ask -> Future.succeededFuture(
                                new LoopFoundMessage(learner.loop(ask.tenant(), ask.session(), ask.partition())))),
                bus.serve(
                        Topics.readings(kind.label()),
                        ask -> Future.succeededFuture(
                                new ReadingsMessage(MinerReadings.of(learner, budget, evictions, failures)))),
                bus.serve(
                        Topics.signatures(kind),
                        ask -> Future.succeededFuture(
                                new SignaturesMessage(learner.signatures(ask.tenant(), ask.template())))),
                bus.serve(Topics.tenants(kind), ask -> Future.succeededFuture(new TenantsMessage(learner.tenants()))),
                bus.serve(Topics.quality(kind), ask -> Future.succeededFuture(learner.quality(ask.tenant())))));
    }

    private Future<TaughtMessage> teach(ObservedMessage observed) {
        List<Batch> batches = observed.batches();
        List<Evidence> evidence = new ArrayList<>(batches.size());
        for (int place = 0; place < batches.size(); place++) {
            Batch batch = batches.get(place);
            evidence.add(observed.forgetting().contains(place) ? forget(batch) : learner.teach(batch));
        }
        Set<String> tenants = batches.stream().map(Batch::tenant).collect(Collectors.toSet());
        return Future.succeededFuture(
                new TaughtMessage(evidence, those(tenants, learner::isCrowded), those(tenants, learner::isFull)));
    }

    private Evidence forget(Batch batch) {
        Evidence forgotten = learner.forget(batch);
        evictions += forgotten.size();
        return forgotten;
    }

    private static Set<String> those(Set<String> tenants, Predicate<String> test) {
        return tenants.stream().filter(test).collect(Collectors.toSet());
    }

    private void apply(StoredMessage stored) {
        for (Entry entry : stored.entries()) {
            for (LoopWarning warning : learner.warnings(entry.batch())) {
                news.loop(entry.batch().tenant(), warning);
            }
            learner.apply(entry);
        }
        for (Entry entry : stored.entries()) {
            learner.commit(entry.batch());
        }
    }

    private Future<LoadedMessage> load(LoadMessage part) {
        if (part.ofModel()) {
            return Future.succeededFuture(new LoadedMessage(learner.loadModel(part.bytes())));
        }
        learner.loadSessions(part.bytes());
        return Future.succeededFuture(new LoadedMessage(Positions.NONE));
    }

    private Future<Done> restore(RestoreMessage restore) {
        for (Entry entry : restore.entries()) {
            learner.follow(entry.batch());
            learner.apply(entry);
        }
        return Future.succeededFuture(Done.DONE);
    }
}
