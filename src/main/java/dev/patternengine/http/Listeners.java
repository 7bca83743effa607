package dev.patternengine.http;

import dev.patternengine.message.Attendance;
import dev.patternengine.message.Attendance.Way;
import dev.patternengine.message.Gateway;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All who listen at this server, by tenant. The last events of a tenant are kept for a minute after the last of
 * them left. Memory: a subscription of the bus and at most 64 KiB a tenant; a listener costs its connection. One event loop.
 */
final class Listeners {
    /** As many may listen at once. */
    static final int MOST = 10_000;

    private static final long GRACE_NANOS = 60_000_000_000L;

    private final Gateway gateway;
    private final Predicate<Caller> stands;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, Integer> bridged = new HashMap<>();

    /** @param stands whether a caller who was let in still would be */
    Listeners(Gateway gateway, Predicate<Caller> stands) {
        this.stands = stands;
        this.gateway = gateway;
    }

    Attendance attendance() {
        return gateway.attendance();
    }

    boolean isCrowded() {
        return attendance().listeners() >= MOST;
    }

    /** The channel of a tenant, opened when there is none. */
    Channel channel(String tenant) {
        Channel known = channels.get(tenant);
        if (known != null) {
            return known;
        }
        Channel fresh = new Channel(attendance(), stands);
        fresh.from(gateway.news().hear(tenant, fresh::tell));
        channels.put(tenant, fresh);
        watch();
        return fresh;
    }

    /** Whether a caller who was let in still would be. */
    boolean stands(Caller caller) {
        return stands.test(caller);
    }

    /** Somebody listens; {@link #leave} when the connection is closed. */
    void join(String tenant, Listener listener) {
        channel(tenant).add(listener);
    }

    void leave(String tenant, Listener listener) {
        Channel channel = channels.get(tenant);
        if (channel != null) {
            channel.remove(listener);
        }
    }

    /** Somebody listens over the bus itself; {@link #leaveBridge} when the connection is closed. */
    void joinBridge(String tenant) {
        attendance().come(Way.BRIDGE);
        bridged.merge(tenant, 1, Integer::sum);
        watch();
    }

    void leaveBridge(String tenant) {
        attendance().go(Way.BRIDGE);
        bridged.computeIfPresent(tenant, (name, count) -> count == 1 ? null : count - 1);
        watch();
    }

    private void watch() {
        Set<String> watched = new HashSet<>(channels.keySet());
        watched.addAll(bridged.keySet());
        if (!watched.equals(gateway.audience().here())) {
            gateway.audience().watchHere(watched);
        }
    }

    /** Ends the connections of those who would not be let in any more. */
    void sweep() {
        channels.values().forEach(Channel::sweep);
    }

    /** Keeps all connections alive, and forgets the events that nobody came back for. */
    void beat() {
        channels.values().forEach(Channel::beat);
        channels.values().removeIf(channel -> {
            boolean abandoned = channel.isAbandoned(GRACE_NANOS);
            if (abandoned) {
                channel.end();
            }
            return abandoned;
        });
        watch();
    }
}
