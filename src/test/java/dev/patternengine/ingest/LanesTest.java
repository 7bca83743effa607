package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.mining.Sessions;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final List<Evidence> NOTHING = Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY);

    private final Lanes lanes =
            new Lanes(4, new Sessions.Limits(1_000, 10, 10), 1, partition -> new EntryId(8, 70), partition -> true);

    private Entry next(int partition) {
        return lanes.next(Batch.of("t", partition, 0, List.of()), NOTHING);
    }

    /** One of several owners has no epoch of its own: those of its entries come from the barrier it began with. */
    @Test
    void clear_afterFailedAppends_noEpochThatMayBeInTheLogIsUsedAgain() {
        Entry failed = next(1);
        assertThat(failed.id()).isEqualTo(new EntryId(9, 70));
        lanes.clear();
        Entry again = next(1);
        lanes.clear();
        assertThat(again.id()).isEqualTo(new EntryId(9, 71));
        assertThat(next(1).id()).isEqualTo(new EntryId(9, 72));
    }

    @Test
    void clear_nothingWasMadeSince_keepsTheEpoch() {
        next(1);
        lanes.clear();
        lanes.clear();
        assertThat(next(1).id().epoch()).isEqualTo(71);
    }
}
