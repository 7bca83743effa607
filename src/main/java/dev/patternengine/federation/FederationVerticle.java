package dev.patternengine.federation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Isolation;
import dev.patternengine.message.Bus;
import dev.patternengine.message.ChecksMessage;
import dev.patternengine.message.Done;
import dev.patternengine.message.FederationStatusMessage;
import dev.patternengine.message.OrderMessage;
import dev.patternengine.message.Owners;
import dev.patternengine.message.PositionsMessage;
import dev.patternengine.message.ReadingsMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.Registry.Roll;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node among others: brings what it stored to them and theirs to its miners, shows that it lives, and claims and gives back
 * partitions. A thin shell around {@link dev.patternengine.federation.core}.
 */
public final class FederationVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(FederationVerticle.class);

    /** How often a node that starts tries to load the models. */
    private static final int MOST_LOADS = 3;

    private final Bus bus;
    private final SharedLog log;
    private final Registry registry;
    private final Owners owners;
    private final Place place;
    private Carrier carrier;
    private Holding holding;
    private Reporting reporting;
    private Reachability reachability;
    private Acquaintance acquaintance;
    private long syncs = -1;
    private long seen;
    private boolean reloading;
    private boolean stopping;
    private boolean beating;
    private boolean left;

    /**
     * Where this node is.
     *
     * @param address where the cluster reaches it
     * @param url where people reach it; empty while nowhere
     * @param members the nodes that the bus has for members
     * @param patienceMillis for how long the bus may be broken, see {@link Isolation}
     * @param lost is told why this node had better start anew
     */
    public record Place(
            String address,
            Supplier<String> url,
            Supplier<? extends Collection<String>> members,
            long patienceMillis,
            Consumer<String> lost) {}

    public FederationVerticle(Bus bus, SharedLog log, Registry registry, Owners owners, Place place) {
        this.bus = bus;
        this.log = log;
        this.registry = registry;
        this.owners = owners;
        this.place = place;
    }

    @Override
    public Future<?> start() {
        return load(MOST_LOADS)
                .compose(loaded -> {
                    carrier = new Carrier(vertx, context, bus, owners.me(), log, loaded.positions(), this::reload);
                    holding = new Holding(context, bus, log, registry, owners, carrier);
                    reporting = new Reporting(owners.me(), owners.partitions(), carrier);
                    acquaintance = new Acquaintance(bus);
                    reachability = new Reachability(
                            new Reach(bus),
                            new Isolation(owners.me(), place.patienceMillis()),
                            place.lost(),
                            () -> vertx.runOnContext(turn -> beat()));
                    return serve();
                })
                .compose(served -> beat())
                .onSuccess(begun -> {
                    vertx.setPeriodic(Times.BEAT, timer -> beat());
                    vertx.setPeriodic(
                            Times.REMINDER,
                            timer -> carrier.perform(carrier.federation().remind()));
                    vertx.setPeriodic(Times.INSPECTION, timer -> holding.inspect());
                    vertx.setPeriodic(Times.LOOK, timer -> look());
                });
    }

    /** From the newest checkpoint; once more where that was replaced by newer ones while it was read. */
    private Future<PositionsMessage> load(int tries) {
        return bus.request(Topics.RELOAD, Done.DONE).recover(failure -> {
            if (tries == 1) {
                return Future.failedFuture(failure);
            }
            LOGGER.warn("the models could not be loaded, once more: {}", failure.toString());
            return load(tries - 1);
        });
    }

    private Future<?> serve() {
        return Future.join(List.of(
                bus.serve(Topics.FEDERATION_STATUS, asked -> status()),
                bus.serve(
                        Topics.readings("federation"),
                        asked -> Future.succeededFuture(new ReadingsMessage(FederationReadings.of(here())))),
                bus.serve(Topics.CHECKS, asked -> new Reach(bus)
                        .check(here(), acquaintance.isIntroduced())
                        .map(ChecksMessage::new)),
                bus.serve(Topics.FEDERATION_ORDER, asked -> order(asked)),
                bus.serve(Topics.asked(owners.me()), asked -> bus.request(Topics.ask(asked.kind()), asked.ask())),
                bus.serve(Topics.loopAt(owners.me()), asked -> bus.request(Topics.loop(Kind.SEQUENCE), asked)),
                bus.serve(Topics.REFLECTED, asked -> carrier.reflected(asked)),
                bus.serve(Topics.LEVEL, asked -> carrier.level(asked, Times.LEVEL)),
                bus.subscribe(Topics.STORED, stored -> carrier.stored(stored)),
                bus.subscribe(Topics.FENCED, fenced -> holding.fenced(fenced.partitions())),
                bus.subscribe(Topics.federation(owners.me()), message -> carrier.heard(message))));
    }

    /** Not before the others' answers have shown that the bus works both ways: who owns what cannot be asked for keeps it from all. */
    private boolean isWilling() {
        return reachability.isReached() && !reloading && !stopping && !holding.isFenced();
    }

    /** Shows that this node lives, and does what is to be done about what the others show. */
    private Future<?> beat() {
        if (beating || left) {
            return Future.succeededFuture();
        }
        beating = true;
        About about = new About(
                isWilling(),
                place.address(),
                place.url().get(),
                holding.ends(),
                new Positions(carrier.federation().beyond()));
        return Future.fromCompletionStage(registry.beat(owners.me(), about.text()), context)
                .onSuccess(roll -> see(roll))
                .onFailure(failure -> {
                    carrier.traffic().failed(failure);
                    LOGGER.warn("no heartbeat: {}", failure.getMessage());
                })
                .onComplete(done -> beating = false)
                .otherwiseEmpty();
    }

    /** Finds out whom the bus reaches, unless Redis has not told for a while who lives. */
    private void look() {
        if (!left && now() - seen < Times.LOOK) {
            reachability.look(here(), now());
        }
    }

    private void see(Roll roll) {
        seen = now();
        holding.see(roll, members());
        acquaintance.see(Reach.onBus(here()));
        if (!reachability.isReached()) {
            look();
        }
        reporting.note(now());
        if (syncs >= 0 && roll.control().syncs() > syncs) {
            sync().onFailure(failure -> LOGGER.warn("not level with the log yet: {}", failure.getMessage()));
        }
        syncs = roll.control().syncs();
    }

    private FederationStatus here() {
        return reporting.status(holding.last(), members(), List.of(), now());
    }

    private Set<String> members() {
        return Set.copyOf(place.members().get());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private Future<FederationStatusMessage> status() {
        return Future.fromCompletionStage(registry.audit(), context)
                .otherwise(List.of())
                .map(orders -> new FederationStatusMessage(reporting.status(holding.last(), members(), orders, now())));
    }

    private Future<FederationStatusMessage> order(OrderMessage asked) {
        return Future.fromCompletionStage(registry.order(owners.me(), asked.order(), asked.by()), context)
                .recover(failure -> Future.failedFuture(new Refused(
                        Reason.UNAVAILABLE, LogFailure.unwrapped(failure).getMessage(), failure)))
                .compose(control -> {
                    carrier.perform(carrier.federation().pause(control.paused()));
                    return asked.order().equals("sync") ? sync() : Future.succeededFuture();
                })
                .compose(done -> beat())
                .compose(seen -> status());
    }

    /** Compares this node with the log, and completes when it is level with where the log ends now. */
    private Future<?> sync() {
        Map<Integer, EntryId> ends = new HashMap<>();
        List<Future<EntryId>> asked = new ArrayList<>();
        for (int partition = 0; partition < owners.partitions(); partition++) {
            int one = partition;
            asked.add(Future.fromCompletionStage(log.end(one), context).onSuccess(end -> ends.put(one, end)));
        }
        return Future.all(asked).compose(all -> carrier.level(new PositionsMessage(new Positions(ends)), Times.SYNC));
    }

    /** Gives everything up, and begins anew from the newest checkpoint. */
    private void reload(String reason) {
        LOGGER.warn("the models are loaded anew: {}", reason);
        carrier.traffic().failed(new IllegalStateException(reason));
        reloading = true;
        holding.abandon()
                .compose(given -> bus.request(Topics.RELOAD, Done.DONE))
                .onComplete(loaded -> {
                    if (loaded.succeeded()) {
                        reloading = false;
                        carrier.perform(
                                carrier.federation().reloaded(loaded.result().positions()));
                    } else {
                        LOGGER.error(
                                "the models could not be loaded: {}",
                                loaded.cause().toString());
                        vertx.setTimer(Times.REMINDER, again -> reload(reason));
                    }
                });
    }

    /** Lets others take over before this node is gone. */
    @Override
    public Future<?> stop() {
        stopping = true;
        if (holding == null) {
            return Future.succeededFuture();
        }
        return beat().transform(told -> holding.giveBack())
                .transform(given -> {
                    left = true;
                    return Future.fromCompletionStage(registry.leave(owners.me()), context);
                })
                .otherwiseEmpty();
    }

    /** Milliseconds. */
    private static final class Times {
        static final long BEAT = 500;
        static final long REMINDER = 1_000;
        static final long INSPECTION = 10_000;
        static final long LOOK = 2_000;
        static final long LEVEL = 2_000;
        static final long SYNC = 30_000;
    }
}
