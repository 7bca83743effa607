package dev.patternengine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.access.Keys.Created;
import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import dev.patternengine.storage.memory.MemoryKeys;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final MemoryKeys store = new MemoryKeys();
    private final Keys keys = new Keys(store, clock::get);

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private Created write(String tenant) {
        return done(keys.create(tenant, Set.of(Role.WRITE), "for a test"));
    }

    @Test
    void create_anyKey_isFoundByItsSecretOnly() {
        Created made = write("acme");

        assertThat(made.secret())
                .matches("pe_[a-z2-7]{8}_[a-z2-7]{32}")
                .startsWith(made.key().prefix() + "_");
        assertThat(keys.find(made.secret())).contains(made.key());
        assertThat(keys.find(made.key().prefix())).isEmpty();
        assertThat(keys.find(made.key().hash())).isEmpty();
        assertThat(keys.find("")).isEmpty();
    }

    @Test
    void create_anyKey_leavesNothingOfTheSecretInTheStore() {
        Created made = write("acme");

        String random = made.secret().substring(made.secret().lastIndexOf('_') + 1);
        assertThat(done(store.all()).toString()).contains("acme").doesNotContain(random);
    }

    @Test
    void create_twoKeys_haveNothingInCommon() {
        assertThat(write("acme").secret()).isNotEqualTo(write("acme").secret());
    }

    @Test
    void refresh_storeLostAllKeys_thoseKnownHold() {
        Created made = write("acme");
        done(store.remove(made.key().id()));

        done(keys.refresh());

        assertThat(keys.isEmpty()).isFalse();
        assertThat(keys.find(made.secret())).contains(made.key());
        assertThat(keys.holds(made.key().id())).isTrue();
    }

    @Test
    void revoke_knownKey_isFoundNoMoreAndStaysOnRecord() {
        Created made = write("acme");
        clock.set(2_000);

        done(keys.revoke(made.key()));

        assertThat(keys.find(made.secret())).isEmpty();
        assertThat(keys.holds(made.key().id())).isFalse();
        assertThat(keys.all()).containsExactly(made.key().revokedAt(2_000));
        assertThat(keys.isEmpty()).isFalse();
    }

    @Test
    void revoke_twice_keepsTheFirstMoment() {
        Created made = write("acme");
        ApiKey first = done(keys.revoke(made.key()));
        clock.set(9_000);

        assertThat(done(keys.revoke(first))).isEqualTo(first);
    }

    @Test
    void refresh_changedByAnotherNode_seesIt() {
        Keys other = new Keys(store, clock::get);
        done(other.load());
        Created made = write("acme");
        assertThat(other.find(made.secret())).isEmpty();

        done(other.refresh());
        assertThat(other.find(made.secret())).contains(made.key());

        done(keys.revoke(made.key()));
        assertThat(other.find(made.secret())).isPresent();
        done(other.refresh());
        assertThat(other.find(made.secret())).isEmpty();
    }

    @Test
    void create_beyondTheBound_takesThePlaceOfTheOneRevokedFirst() {
        fill(Keys.MOST);
        assertThatThrownBy(() -> write("acme"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Keys.FullException.class);

        List<ApiKey> all = keys.all();
        done(keys.revoke(all.get(7)));
        clock.set(2_000);
        done(keys.revoke(all.get(3)));
        Created made = write("acme");

        assertThat(keys.all()).hasSize(Keys.MOST).contains(made.key());
        assertThat(keys.byId(all.get(7).id())).isEmpty();
        assertThat(keys.byId(all.get(3).id())).isPresent();
    }

    private void fill(int count) {
        for (int number = 0; number < count; number++) {
            String digits = "%08o".formatted(number).replace('0', 'a').replace('1', 'b');
            done(store.put(new ApiKey(digits, Secret.hash(digits), "acme", Set.of(Role.READ), "", number, 0)));
        }
        done(keys.load());
        assertThat(keys.all()).hasSize(count);
    }
}
