package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UsualTimesTest {
    private static final long ROW = 7;

    private final UsualTimes usual = new UsualTimes();
    private final Model model = new Model();

    private void learn(long bucket, long times) {
        model.apply(new Evidence.Builder().add(ROW, bucket, times).build());
    }

    /** By the definition: a tenth lies below, a tenth above, and half of a bucket on either side of it. */
    private boolean lies(long bucket) {
        double[] below = {0};
        model.forEach(ROW, (column, count) -> below[0] += column < bucket ? count : column == bucket ? count / 2.0 : 0);
        double share = below[0] / model.total(ROW);
        return share >= 0.1 && share <= 0.9;
    }

    @Test
    void contain_randomTimesInAnyOrder_agreesWithTheDefinition() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            learn(random.nextInt(100), random.nextInt(1, 9));
            for (int asked = 0; asked < 200; asked++) {
                long bucket = random.nextInt(-20, 120);
                assertThat(usual.contain(model, ROW, bucket))
                        .as("seed %d, round %d, bucket %d", seed, round, bucket)
                        .isEqualTo(lies(bucket));
            }
        }
    }

    @Test
    void contain_modelLearnsMeanwhile_forgetsWhatItKnew() {
        learn(10, 100);
        assertThat(usual.contain(model, ROW, 10)).isTrue();
        learn(50, 10_000);
        assertThat(usual.contain(model, ROW, 10)).isFalse();
    }

    @Test
    void contain_anotherModelOfTheSameVersion_isReadAnew() {
        learn(10, 100);
        assertThat(usual.contain(model, ROW, 10)).isTrue();
        Model other = new Model();
        other.apply(new Evidence.Builder().add(ROW, 90, 100).build());
        assertThat(usual.contain(other, ROW, 10)).isFalse();
    }
}
