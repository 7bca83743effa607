package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.message.Register;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What erasures cost: two checkpoints a pause, however many come; and that none of them is left out. */
class ErasingTest {
    private static final long PAUSE = 600_000;

    private final AtomicLong now = new AtomicLong(1_000);
    private final Erasing erasing = erasing();

    private Erasing erasing() {
        return new Erasing(null, new Register(), now::get, PAUSE);
    }

    private void erase() {
        Batch batch = Batch.decided("t", 0, now.get(), List.of(new Decision.SessionErased(7)));
        List<Evidence> nothing = Kind.ALL.stream().map(kind -> Evidence.EMPTY).toList();
        erasing.note(new Entry(new EntryId(1, 1), new EntryId(0, 0), batch, nothing));
    }

    private void checkpoint() {
        assertThat(erasing.begin()).isTrue();
        erasing.written();
    }

    private static boolean isOwedAfter(Erasing frozen) {
        Erasing restarted = new Erasing(null, new Register(), () -> 0, PAUSE);
        restarted.load(frozen.part().bytes(), true);
        return restarted.isOwed();
    }

    @Test
    void nothingErased_owesNothing() {
        assertThat(erasing.isDue()).isFalse();
        assertThat(erasing.begin()).isFalse();
        assertThat(isOwedAfter(erasing)).isFalse();
    }

    @Test
    void erased_owesTwoCheckpointsAtOnceAndNoMore() {
        erase();

        assertThat(erasing.isDue()).isTrue();
        assertThat(isOwedAfter(erasing)).isTrue();
        checkpoint();
        assertThat(erasing.isDue()).isTrue();
        assertThat(isOwedAfter(erasing)).isFalse();
        checkpoint();
        assertThat(erasing.isOwed()).isFalse();
    }

    /** Before, whoever erased without a stop had checkpoints written without a stop. */
    @Test
    void erasedWithoutAStop_owesTwoCheckpointsAPause() {
        int written = 0;
        long until = now.get() + 10 * PAUSE;
        while (now.addAndGet(1_000) < until) {
            erase();
            if (erasing.isDue()) {
                assertThat(erasing.begin()).isTrue();
                erase();
                erasing.written();
                written++;
            }
        }

        assertThat(written).isEqualTo(2 * 10);
    }

    @Test
    void erasedWhileACheckpointIsWritten_isOwedTwoMoreAfterThePause() {
        erase();
        assertThat(erasing.begin()).isTrue();
        erase();
        assertThat(isOwedAfter(erasing)).isTrue();
        erasing.written();
        checkpoint();

        assertThat(erasing.isOwed()).isTrue();
        assertThat(erasing.isDue()).isFalse();
        assertThat(isOwedAfter(erasing)).isTrue();
        now.addAndGet(PAUSE);
        assertThat(erasing.isDue()).isTrue();
        checkpoint();
        checkpoint();
        assertThat(erasing.isOwed()).isFalse();
    }

    @Test
    void erasedSoonAfterTheLast_waitsForThePause() {
        erase();
        checkpoint();
        checkpoint();
        erase();

        now.addAndGet(PAUSE - 1);
        assertThat(erasing.isDue()).isFalse();
        now.addAndGet(1);
        assertThat(erasing.isDue()).isTrue();
    }
}
