package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.wire.WireException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static Manifest.Checkpoint checkpoint(long number) {
        Positions positions = new Positions(Map.of(0, new EntryId(number * 10, 1), 63, new EntryId(5, 4)));
        return new Manifest.Checkpoint(number, 3, 1L << 33, -number, positions);
    }

    private final Manifest two = Manifest.EMPTY.with(checkpoint(1), Set.of()).with(checkpoint(2), Set.of());

    @Test
    void read_whatWasWritten_isEqual() {
        assertThat(Manifest.read(two.bytes())).isEqualTo(two);
        assertThat(Manifest.read(Manifest.EMPTY.bytes())).isEqualTo(Manifest.EMPTY);
        assertThat(Manifest.read(new byte[0])).isEqualTo(Manifest.EMPTY);
    }

    @Test
    void read_anyByteChangedOrMissing_isRefused() {
        byte[] whole = two.bytes();
        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place] ^= 4;
            assertThatThrownBy(() -> Manifest.read(changed)).isInstanceOf(WireException.class);
        }
        assertThatThrownBy(() -> Manifest.read(new byte[] {1, 2})).isInstanceOf(WireException.class);
    }

    @Test
    void with_third_dropsTheFirst() {
        Manifest next = two.with(checkpoint(3), Set.of());
        assertThat(next.checkpoints()).containsExactly(checkpoint(3), checkpoint(2));
        assertThat(two.without(next)).containsExactly(checkpoint(1));
    }

    @Test
    void with_secondDamaged_dropsThatOne() {
        Manifest next = two.with(checkpoint(3), Set.of(checkpoint(2)));
        assertThat(next.checkpoints()).containsExactly(checkpoint(3), checkpoint(1));
        assertThat(two.without(next)).containsExactly(checkpoint(2));
    }
}
