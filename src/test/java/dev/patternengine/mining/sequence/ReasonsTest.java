package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import org.junit.jupiter.api.Test;

/** After {@code read} came {@code write} 90 times of 100, after {@code open}, {@code read} always {@code close}. */
class ReasonsTest {
    private static final long OPEN = Hash64.of("open");
    private static final long READ = Hash64.of("read");
    private static final long WRITE = Hash64.of("write");
    private static final long CLOSE = Hash64.of("close");

    private final Trail trail = Trail.unplaced().after(Step.of(OPEN, false)).after(Step.of(READ, false));
    private final Model model = new Model();

    ReasonsTest() {
        Evidence.Builder seen = new Evidence.Builder();
        seen.name(OPEN, "open").name(READ, "read").name(WRITE, "write").name(CLOSE, "close");
        seen.add(trail.context(1), WRITE, 90).add(trail.context(1), CLOSE, 10);
        seen.add(trail.context(2), CLOSE, 10);
        model.apply(seen.build());
    }

    private String reason(long task, double probability) {
        Context context = Context.of(trail, 2, model);
        return Reasons.next(context, context.whereCame(task, trail, model), task, probability, model);
    }

    @Test
    void next_shareIsWhatIsTold_tellsTheShare() {
        assertThat(reason(CLOSE, 0.9)).isEqualTo("after open → read came close 100 % of 10 times");
    }

    @Test
    void next_shareIsFarFromWhatIsTold_tellsBoth() {
        assertThat(reason(CLOSE, 0.3))
                .isEqualTo("after open → read came close 100 % of 10 times; with what this session did before and what"
                        + " came lately 30 %");
    }

    @Test
    void next_neverCameAfterTheDecidingContext_tellsWhereItCame() {
        assertThat(reason(WRITE, 0.9))
                .isEqualTo("after open → read it never came in 10 times; after read came write 90 % of 100 times");
    }

    @Test
    void ofNext_recordContradicts_intervalReachesIt() {
        Doubt doubt = new Doubt(trail, Context.of(trail, 2, model), model);
        assertThat(doubt.ofNext(CLOSE, 0.3).high()).isGreaterThan(0.99);
        assertThat(doubt.ofNext(CLOSE, 0.95).low()).isGreaterThan(0.6);
    }
}
