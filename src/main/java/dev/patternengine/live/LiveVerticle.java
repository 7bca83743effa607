package dev.patternengine.live;

import dev.patternengine.domain.Tenants;
import dev.patternengine.message.Audience;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Topics;
import dev.patternengine.message.WatchedMessage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells those who watch, once a second, what there is to tell of whom they watch, and other nodes who is watched here. */
public final class LiveVerticle extends VerticleBase {
    private static final long BEAT_MILLIS = 1_000;

    /** After so many beats of silence nobody watches at another node. */
    private static final int FORGOTTEN_BEATS = 12;

    /** So many beats between two words of who is watched here, when nothing changes. */
    private static final int WORD_BEATS = 4;

    private final Bus bus;
    private final Gateway gateway;
    private final Audience audience;
    private final Clock clock;
    private final PatternWatches patterns;
    private final ClusterWatch cluster = new ClusterWatch();
    private final Map<String, Word> words = new HashMap<>();
    private Set<String> told = Set.of();
    private long beats;
    private long lastBeat;

    /** What another node said, and at which beat. */
    private record Word(Set<String> tenants, long beat) {}

    public LiveVerticle(Bus bus, Gateway gateway, Clock clock) {
        this.bus = bus;
        this.gateway = gateway;
        this.audience = gateway.audience();
        this.clock = clock;
        this.patterns = new PatternWatches(gateway, System::nanoTime);
    }

    @Override
    public Future<?> start() {
        lastBeat = System.nanoTime();
        vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
        return Future.join(
                bus.subscribe(Topics.WATCHED, this::heard),
                bus.subscribe(Topics.STORED, stored -> patterns.stored(stored.entries())),
                bus.subscribe(Topics.FEDERATED, stored -> patterns.stored(stored.entries())));
    }

    private void heard(WatchedMessage message) {
        if (!message.node().equals(gateway.node())) {
            words.put(message.node(), new Word(message.tenants(), beats));
            watchElsewhere();
        }
    }

    private void watchElsewhere() {
        Set<String> all = new HashSet<>();
        words.values().forEach(word -> all.addAll(word.tenants()));
        audience.watchElsewhere(all);
    }

    private void beat() {
        beats++;
        if (words.values().removeIf(word -> beats - word.beat() > FORGOTTEN_BEATS)) {
            watchElsewhere();
        }
        Set<String> here = audience.here();
        sayWho(here);
        tellRates();
        patterns.keep(here);
        patterns.look();
        if (here.contains(Tenants.DEFAULT)) {
            gateway.federation().onSuccess(status -> cluster.see(status, clock.millis())
                    .forEach(change -> gateway.news().federation(Tenants.DEFAULT, change)));
        }
    }

    private void sayWho(Set<String> here) {
        boolean again = !here.isEmpty() && beats % WORD_BEATS == 0;
        if (again || !here.equals(told)) {
            told = here;
            bus.publish(Topics.WATCHED, new WatchedMessage(gateway.node(), here));
        }
    }

    private void tellRates() {
        long now = System.nanoTime();
        double seconds = (now - lastBeat) / 1e9;
        lastBeat = now;
        for (String tenant : audience.anywhere()) {
            gateway.news().rates(tenant, audience.rates(tenant, gateway.node(), clock.millis(), seconds));
        }
    }
}
