package dev.patternengine.federation;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Effect;
import dev.patternengine.federation.core.Federation;
import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Message;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.PeerMessage;
import dev.patternengine.message.PositionsMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SealedEntry;
import dev.patternengine.message.StoredMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what {@link Federation} says: applies, sends, reads the log. One thread. */
final class Carrier {
    private static final Logger LOGGER = LoggerFactory.getLogger(Carrier.class);

    /** So long entries may wait to be acknowledged: one message then acknowledges all of them. */
    private static final long ACKNOWLEDGEMENT_MILLIS = 20;

    /** So long entries may wait to be applied: the miners are then woken once for what several nodes stored. */
    private static final long GATHERING_MILLIS = 5;

    /** What another node stored comes from it within this time, or the log is read. */
    private static final long PUSH_MILLIS = 100;

    private final Vertx vertx;
    private final Context context;
    private final Bus bus;
    private final String node;
    private final SharedLog log;
    private final Federation<SealedEntry> federation;
    private final Consumer<String> reload;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Traffic traffic = new Traffic(System::currentTimeMillis);
    private final List<Entry> gathered = new ArrayList<>();
    private boolean acknowledging;
    private boolean gathering;

    /** Who waits until the models hold the log up to some places. */
    private record Waiting(Positions positions, Promise<Done> promise) {}

    /** @param reload is told why a checkpoint must be loaded */
    Carrier(
            Vertx vertx,
            Context context,
            Bus bus,
            String node,
            SharedLog log,
            Positions start,
            Consumer<String> reload) {
        this.vertx = vertx;
        this.context = context;
        this.bus = bus;
        this.node = node;
        this.log = log;
        this.federation = new Federation<>(node, Federation.Settings.DEFAULT, start);
        this.reload = reload;
    }

    Federation<SealedEntry> federation() {
        return federation;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Takes entries that this node's ingest stored. */
    void stored(StoredMessage stored) {
        Function<Entry, SealedEntry> sealing = federation.isAlone() ? SealedEntry::unsent : SealedEntry::of;
        perform(federation.stored(
                stored.entries().stream().map(sealing).map(Carrier::link).toList()));
    }

    private static Link<SealedEntry> link(SealedEntry sealed) {
        Entry entry = sealed.entry();
        return new Link<>(entry.batch().partition(), entry.id(), entry.predecessor(), sealed.size(), sealed);
    }

    /** Takes what another node sent. */
    void heard(PeerMessage message) {
        traffic.received(message);
        perform(federation.heard(message.from(), read(message)));
        if (federation.owesAcknowledgements() && !acknowledging) {
            acknowledging = true;
            vertx.setTimer(ACKNOWLEDGEMENT_MILLIS, timer -> {
                acknowledging = false;
                perform(federation.acknowledge());
            });
        }
    }

    private static Message<SealedEntry> read(PeerMessage message) {
        if (message.acknowledges()) {
            return new Message.Acknowledged<>(message.number());
        }
        return message.entries().isEmpty()
                ? new Message.Newest<>(message.number(), message.ends().last())
                : new Message.Pushed<>(
                        message.number(),
                        message.root(),
                        message.entries().stream().map(Carrier::link).toList());
    }

    private PeerMessage write(Message<SealedEntry> message) {
        if (message instanceof Message.Pushed<SealedEntry> pushed) {
            List<SealedEntry> entries = pushed.links().stream().map(Link::body).toList();
            return new PeerMessage(node, pushed.number(), false, pushed.root(), entries, Positions.NONE);
        }
        Positions ends =
                message instanceof Message.Newest<SealedEntry> newest ? new Positions(newest.ends()) : Positions.NONE;
        boolean acknowledges = message instanceof Message.Acknowledged<SealedEntry>;
        return new PeerMessage(node, message.number(), acknowledges, "", List.of(), ends);
    }

    void perform(List<Effect<SealedEntry>> effects) {
        for (Effect<SealedEntry> effect : effects) {
            if (effect instanceof Effect.Apply<SealedEntry> apply) {
                apply.links().forEach(link -> gathered.add(link.body().entry()));
            } else if (effect instanceof Effect.Send<SealedEntry> send) {
                PeerMessage message = write(send.message());
                traffic.sent(message);
                bus.send(Topics.federation(send.peer()), message);
            } else if (effect instanceof Effect.Read<SealedEntry> read) {
                read(read.partition(), read.after());
            } else if (effect instanceof Effect.Reload<SealedEntry> needed) {
                apply();
                reload.accept(needed.reason());
            }
        }
        if (!waiting.isEmpty()) {
            apply();
            tellWaiting();
        } else if (!gathered.isEmpty() && !gathering) {
            gathering = true;
            vertx.setTimer(GATHERING_MILLIS, timer -> {
                gathering = false;
                apply();
            });
        }
    }

    /** Brings what was gathered to the miners. */
    private void apply() {
        if (!gathered.isEmpty()) {
            traffic.applied(gathered);
            bus.publish(Topics.FEDERATED, new StoredMessage(gathered));
            gathered.clear();
        }
    }

    private void read(int partition, EntryId after) {
        Future.fromCompletionStage(log.read(partition, after), context)
                .onSuccess(excerpt -> traffic.read(excerpt.entries()))
                .onSuccess(excerpt -> perform(federation.read(
                        partition,
                        after,
                        excerpt.entries().stream()
                                .map(entry -> link(SealedEntry.unsent(entry)))
                                .toList(),
                        excerpt.end())))
                .onFailure(failure -> {
                    LOGGER.warn("partition {} could not be read: {}", partition, failure.getMessage());
                    traffic.failed(failure);
                    federation.unread(partition);
                });
    }

    /** Completes when the models hold the log up to the places, which is read; fails after so many milliseconds. */
    Future<Done> level(PositionsMessage asked, long millis) {
        Waiting one = waiting(asked.positions(), millis);
        perform(federation.require(asked.positions().last()));
        return one.promise().future();
    }

    /** The same for places that others are about to send: the log is read only when they do not. */
    Future<Done> reflected(PositionsMessage asked) {
        if (isLevel(asked.positions())) {
            apply();
            return Future.succeededFuture(Done.DONE);
        }
        if (federation.isPaused()) {
            return Future.failedFuture(new Refused(Reason.UNAVAILABLE, "federation is paused"));
        }
        Waiting one = waiting(asked.positions(), Topics.REFLECTED_MILLIS);
        vertx.setTimer(PUSH_MILLIS, late -> {
            if (waiting.contains(one)) {
                perform(federation.hinted(asked.positions().last()));
            }
        });
        return one.promise().future();
    }

    private Waiting waiting(Positions positions, long millis) {
        Waiting one = new Waiting(positions, Promise.promise());
        waiting.add(one);
        vertx.setTimer(millis, late -> {
            waiting.remove(one);
            one.promise().tryFail(new Refused(Reason.UNAVAILABLE, "this node's models are behind the log"));
        });
        return one;
    }

    private void tellWaiting() {
        waiting.removeIf(one -> isLevel(one.positions()) && one.promise().tryComplete(Done.DONE));
    }

    private boolean isLevel(Positions positions) {
        return !federation.isReloading()
                && positions.last().entrySet().stream()
                        .allMatch(one -> federation.position(one.getKey()).number()
                                >= one.getValue().number());
    }
}
