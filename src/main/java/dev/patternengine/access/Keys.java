package dev.patternengine.access;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import dev.patternengine.storage.KeyStore;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the store, held in memory: finding one is a look-up, without any waiting. What other nodes change is seen at the next
 * {@link #refresh}; while the store is away, or when it has lost all keys, what was known holds. May be used from any thread.
 *
 * <p>Memory: about 600 bytes a key, at most {@value #MOST} of them.
 */
public final class Keys {
    /** As many are kept, revoked ones too; the one revoked first makes room. */
    public static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private final KeyStore store;
    private final LongSupplier clock;
    private final SecureRandom random = new SecureRandom();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Known known = new Known("", Map.of(), Map.of());

    /** @param clock epoch milliseconds */
    public Keys(KeyStore store, LongSupplier clock) {
        this.store = store;
        this.clock = clock;
    }

    /** No keys, now and later. */
    public static Keys none() {
        return new Keys(new NoKeys(), () -> 0);
    }

    /** What the store held at some version. */
    private record Known(String version, Map<String, ApiKey> byHash, Map<String, ApiKey> byId) {
        static Known of(String version, Collection<ApiKey> keys) {
            Map<String, ApiKey> byHash = new HashMap<>();
            Map<String, ApiKey> byId = new HashMap<>();
            for (ApiKey key : keys) {
                byHash.put(key.hash(), key);
                byId.put(key.id(), key);
            }
            return new Known(version, byHash, byId);
        }
    }

    /**
     * A key that was just made.
     *
     * @param secret the only time it is told
     */
    public record Created(ApiKey key, String secret) {}

    /** No key was made. */
    public static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FullException() {
            super("there are " + MOST + " keys already, and none of them is revoked");
        }
    }

    /** Reads the store. */
    public CompletionStage<Void> load() {
        return store.version().thenCompose(this::load);
    }

    /** Reads the store if anybody changed it. */
    public CompletionStage<Void> refresh() {
        return store.version()
                .thenCompose(version ->
                        version.equals(known.version()) ? CompletableFuture.completedFuture(null) : load(version));
    }

    private CompletionStage<Void> load(String version) {
        return store.all().thenAccept(keys -> {
            known = keys.isEmpty() ? kept(version) : Known.of(version, keys);
            watchers.forEach(Runnable::run);
        });
    }

    /**
     * Is told, on whatever thread, whenever the keys were read anew: before {@link #create} and {@link #revoke} complete, and when a {@link #refresh} finds a
     * change.
     *
     * @param watcher takes no time and does not throw
     * @return ends it
     */
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** A store keeps at least the key that was revoked last: one without any has lost them, which is no reason to let anybody in, or to lock those out who are known. */
    private Known kept(String version) {
        if (!isEmpty()) {
            LOG.warn(
                    "the store holds no keys any more: it lost its data; the keys known to this process hold until it ends");
        }
        return new Known(version, known.byHash(), known.byId());
    }

    /** Whether there never was a key, not even one that was revoked. */
    public boolean isEmpty() {
        return known.byId().isEmpty();
    }

    /** The key of that text, if it holds. */
    public Optional<ApiKey> find(String secret) {
        String hash = Secret.hash(secret);
        return Optional.ofNullable(known.byHash().get(hash))
                .filter(ApiKey::holds)
                .filter(key -> Secret.equal(key.hash(), hash));
    }

    /** Whether the key of that id holds. */
    public boolean holds(String id) {
        ApiKey key = known.byId().get(id);
        return key != null && key.holds();
    }

    /** All keys, newest first. */
    public List<ApiKey> all() {
        return known.byId().values().stream()
                .sorted(Comparator.comparingLong(ApiKey::created).reversed().thenComparing(ApiKey::id))
                .toList();
    }

    /** The key of that id. */
    public Optional<ApiKey> byId(String id) {
        return Optional.ofNullable(known.byId().get(id));
    }

    /** Makes a key, which opens from its completion on at this node. Fails with {@link FullException}, or as the store does. */
    public CompletionStage<Created> create(String tenant, Set<Role> roles, String note) {
        String secret = Secret.create(random);
        ApiKey key = new ApiKey(Secret.id(secret), Secret.hash(secret), tenant, roles, note, clock.getAsLong(), 0);
        return makeRoom()
                .thenCompose(room -> store.put(key))
                .thenCompose(kept -> load())
                .thenApply(seen -> new Created(key, secret));
    }

    private CompletionStage<Void> makeRoom() {
        Map<String, ApiKey> keys = known.byId();
        if (keys.size() < MOST) {
            return CompletableFuture.completedFuture(null);
        }
        return keys.values().stream()
                .filter(key -> !key.holds())
                .min(Comparator.comparingLong(ApiKey::revoked))
                .map(oldest -> store.remove(oldest.id()))
                .orElseGet(() -> CompletableFuture.failedFuture(new FullException()));
    }

    /** Revokes a key, which opens nothing from the completion on at this node. */
    public CompletionStage<ApiKey> revoke(ApiKey key) {
        ApiKey revoked = key.revokedAt(clock.getAsLong());
        return store.put(revoked).thenCompose(kept -> load()).thenApply(seen -> revoked);
    }
}
