package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.access.Keys;
import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
    private static final String BOOTSTRAP = "a bootstrap key of thirty-two or more".replace(' ', '-');

    private final Vertx vertx = Vertx.vertx();
    private final FakeKeyStore store = new FakeKeyStore();
    private final AtomicLong clock = new AtomicLong(1_000);

    @AfterEach
    void close() {
        done(vertx.close());
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private Gatekeeper gatekeeper(AccessSettings settings) {
        return new Gatekeeper(new Keys(store, clock::get), settings, clock::get);
    }

    private String made(Role role) {
        return new Keys(store, clock::get)
                .create("acme", Set.of(role), "")
                .toCompletableFuture()
                .join()
                .secret();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.3.2.1"})
    void start_noKeysAtThisMachine_isOpen(String host) {
        Gatekeeper gatekeeper = gatekeeper(AccessSettings.NONE);

        done(gatekeeper.start(vertx, host));

        assertThat(gatekeeper.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void start_noKeysElsewhere_isRefused(String host) {
        Gatekeeper gatekeeper = gatekeeper(AccessSettings.NONE);

        assertThatThrownBy(() -> done(gatekeeper.start(vertx, host)))
                .hasCauseInstanceOf(Gatekeeper.UnguardedException.class)
                .hasMessageContaining(host);
    }

    @Test
    void start_anyKeyElsewhere_isClosed() {
        made(Role.READ);
        Gatekeeper withKey = gatekeeper(AccessSettings.NONE);
        Gatekeeper withBootstrap =
                new Gatekeeper(Keys.none(), AccessSettings.NONE.withBootstrap(BOOTSTRAP), clock::get);

        done(withKey.start(vertx, "0.0.0.0"));
        done(withBootstrap.start(vertx, "0.0.0.0"));

        assertThat(withKey.isOpen()).isFalse();
        assertThat(withBootstrap.isOpen()).isFalse();
    }

    @Test
    void start_storeAway_fails() {
        store.away = true;
        Gatekeeper gatekeeper = gatekeeper(AccessSettings.NONE);

        assertThatThrownBy(() -> done(gatekeeper.start(vertx, "127.0.0.1")))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("away");
    }

    @Test
    void identify_bootstrapKey_isTheOperator() {
        Gatekeeper gatekeeper = gatekeeper(AccessSettings.NONE.withBootstrap(BOOTSTRAP));
        done(gatekeeper.start(vertx, "127.0.0.1"));

        assertThat(done(gatekeeper.identify(BOOTSTRAP)).isOperator()).isTrue();
        assertThat(gatekeeper.identify(BOOTSTRAP + "!").failed()).isTrue();
        assertThat(gatekeeper.identify("").failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "thirty-two characters, but spaces in it", "ein-Schlüssel-mit-Umlauten-und-lang-genug"})
    void withBootstrap_weakKey_isRefusedWithoutNamingIt(String key) {
        assertThatThrownBy(() -> AccessSettings.NONE.withBootstrap(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(key);
    }

    @Test
    void refresh_keyMadeByAnotherNode_closesAnOpenDoorAndIsLetIn() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(2);
        store.read = looked::countDown;
        Gatekeeper gatekeeper = gatekeeper(AccessSettings.NONE);
        done(gatekeeper.start(vertx, "127.0.0.1"));
        Caller anyone = Caller.ANYONE;
        assertThat(gatekeeper.stands(anyone)).isTrue();

        store.put(new ApiKey("aaaaaaaa", "1".repeat(64), "acme", Set.of(Role.READ), "", 1, 0));

        assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
        done(Future.future(next -> vertx.runOnContext(next::complete)));
        assertThat(gatekeeper.isOpen()).isFalse();
        assertThat(gatekeeper.stands(anyone)).isFalse();
    }

    @Test
    void stands_keyRevokedOrTokenExpired_doesNot() {
        String secret = made(Role.READ);
        Keys keys = new Keys(store, clock::get);
        Gatekeeper gatekeeper = new Gatekeeper(keys, AccessSettings.NONE, clock::get);
        done(gatekeeper.start(vertx, "127.0.0.1"));
        Caller caller = done(gatekeeper.identify(secret));
        assertThat(gatekeeper.stands(caller)).isTrue();

        keys.revoke(keys.find(secret).orElseThrow()).toCompletableFuture().join();
        assertThat(gatekeeper.stands(caller)).isFalse();

        Caller token = new Caller("acme", Set.of(Role.READ), "token x", 2_000);
        assertThat(gatekeeper.stands(token)).isTrue();
        clock.set(2_000);
        assertThat(gatekeeper.stands(token)).isFalse();
    }
}
