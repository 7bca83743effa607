package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A digest differs exactly where canonical snapshots do. */
class DigestTest {
    private static final long SEED = 20_261_127;

    private static Evidence evidence(Random random) {
        Evidence.Builder out = new Evidence.Builder();
        for (int increment = 0; increment < 20; increment++) {
            out.add(random.nextInt(9), random.nextInt(5), random.nextInt(7) - 3L);
        }
        long symbol = random.nextInt(9);
        out.name(symbol, new Evidence.Name("name " + symbol, random.nextBoolean() ? 1 : -1));
        return out.build();
    }

    private static Model model(List<Evidence> all) {
        Model model = new Model();
        all.forEach(model::apply);
        return model;
    }

    private static String digest(Model model) {
        Digest digest = new Digest();
        digest.add("t", model);
        return digest.of(Kind.TOOL).digest();
    }

    @Test
    void digest_sameEvidenceInAnyOrder_isEqual() {
        Random random = new Random(SEED);
        List<Evidence> all = new ArrayList<>();
        for (int entry = 0; entry < 50; entry++) {
            all.add(evidence(random));
        }
        String digest = digest(model(all));
        Collections.shuffle(all, random);
        assertThat(digest(model(all))).as("seed %d", SEED).isEqualTo(digest).hasSize(32);
    }

    @Test
    void digest_afterEachChange_differsUnlessTheSnapshotIsTheSame() {
        Random random = new Random(SEED);
        Model model = new Model();
        Set<String> digests = new HashSet<>();
        Set<List<Byte>> snapshots = new HashSet<>();
        for (int round = 0; round < 300; round++) {
            Evidence.Builder one = new Evidence.Builder();
            if (random.nextInt(4) == 0) {
                one.name(random.nextInt(3), new Evidence.Name("n", random.nextBoolean() ? 1 : -1));
            } else {
                one.add(random.nextInt(2), random.nextInt(2), random.nextInt(3) - 1L);
            }
            model.apply(one.build());
            digests.add(digest(model));
            List<Byte> bytes = new ArrayList<>();
            for (byte next : Snapshot.of(model)) {
                bytes.add(next);
            }
            snapshots.add(bytes);
            assertThat(digests).as("seed %d, round %d", SEED, round).hasSameSizeAs(snapshots);
        }
        assertThat(digests).hasSizeGreaterThan(50);
    }

    @Test
    void digest_ofAMillionCells_printsWhatItTakes() {
        Random random = new Random(SEED);
        Model model = new Model();
        while (model.cells() < 1_000_000) {
            Evidence.Builder some = new Evidence.Builder();
            for (int cell = 0; cell < 10_000; cell++) {
                some.add(random.nextInt(200_000), random.nextLong(), 1);
            }
            model.apply(some.build());
        }
        String first = digest(model);
        long begun = System.nanoTime();
        assertThat(digest(model)).isEqualTo(first);
        System.out.printf("digest of %d cells: %d ms%n", model.cells(), (System.nanoTime() - begun) / 1_000_000);
    }

    @Test
    void digest_ofTenants_dependsOnWhoseModelItIsAndNotOnThoseThatAreEmpty() {
        Model model = model(List.of(evidence(new Random(SEED))));
        Digest one = new Digest();
        one.add("a", model);
        one.add("b", new Model());
        Digest other = new Digest();
        other.add("b", model);
        Digest same = new Digest();
        same.add("a", model);
        assertThat(one.of(Kind.TOOL)).isEqualTo(same.of(Kind.TOOL)).isNotEqualTo(other.of(Kind.TOOL));
    }
}
