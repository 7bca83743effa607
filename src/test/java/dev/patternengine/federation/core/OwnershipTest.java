package dev.patternengine.federation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.federation.core.Ownership.Claim;
import dev.patternengine.federation.core.Ownership.Leave;
import dev.patternengine.federation.core.Ownership.Release;
import dev.patternengine.federation.core.Seen.Pulse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final Pulse ALIVE = new Pulse(0, true, true);

    private final Map<String, Pulse> nodes = new HashMap<>(Map.of("a", ALIVE));
    private final Map<Integer, Holder> holders = new HashMap<>();
    private final Ownership ownership = new Ownership("a", 1);

    private List<Ownership.Step> decide(long now) {
        return ownership.decide(new Seen(nodes, holders, 7), now);
    }

    /** The name of a node that comes before "a" in the order of the one partition. */
    private static String preferred() {
        String name = "b";
        while (Rendezvous.owner(0, List.of("a", name)).orElseThrow().equals("a")) {
            name += "b";
        }
        return name;
    }

    @Test
    void decide_nobodyOwns_claimsWithAnEpochOfTheStoresClock() {
        assertThat(decide(0)).containsExactly(new Claim(0, Holder.NONE, new Holder("a", 7)));
    }

    @Test
    void decide_ownerAlive_waitsUntilItIsGone() {
        holders.put(0, new Holder("x", 9));
        nodes.put("x", new Pulse(2_999, true, false));
        assertThat(decide(0)).isEmpty();
        nodes.put("x", new Pulse(999, false, false));
        assertThat(decide(0)).isEmpty();
        nodes.put("x", new Pulse(1_000, false, false));
        assertThat(decide(0)).containsExactly(new Claim(0, new Holder("x", 9), new Holder("a", 10)));
        nodes.put("x", new Pulse(3_000, true, false));
        assertThat(decide(0)).hasSize(1);
        nodes.remove("x");
        assertThat(decide(0)).hasSize(1);
    }

    @Test
    void decide_anotherShouldOwn_givesBackOnce() {
        Holder mine = new Holder("a", 7);
        ownership.claimed(0, mine);
        holders.put(0, mine);
        nodes.put(preferred(), ALIVE);
        assertThat(decide(0)).containsExactly(new Release(0, mine));
        assertThat(decide(1)).isEmpty();
        ownership.released(0);
        assertThat(decide(2)).as("the store still says so").containsExactly(new Release(0, mine));
        holders.put(0, mine.free());
        assertThat(decide(3)).isEmpty();
    }

    @Test
    void decide_storeForgotTheClaim_claimsAgainUnderTheSameEpoch() {
        Holder mine = new Holder("a", 7);
        ownership.claimed(0, mine);
        assertThat(decide(0)).containsExactly(new Claim(0, Holder.NONE, mine));
    }

    @Test
    void decide_anotherTookIt_leaves() {
        ownership.claimed(0, new Holder("a", 7));
        holders.put(0, new Holder("x", 8));
        nodes.put("x", ALIVE);
        assertThat(decide(0)).containsExactly(new Leave(0));
        assertThat(ownership.held()).isEmpty();
    }

    @Test
    void decide_fenced_waits() {
        ownership.claimed(0, new Holder("a", 7));
        ownership.fenced(0, 100);
        assertThat(decide(10_099)).isEmpty();
        assertThat(decide(10_100)).hasSize(1);
    }
}
