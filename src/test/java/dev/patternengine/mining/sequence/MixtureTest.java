package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private final Model model = new Model();
    private final Mixture mixture = new Mixture();
    private final Opinions opinions = opinions(1, -1);

    private static Opinions opinions(float first, float second) {
        return new Opinions(
                Hash64.of("task"), new int[] {Experts.VIEWS * Experts.GRADES}, new float[] {first, second}, 2);
    }

    private Evidence taught(Mixture by) {
        Evidence.Builder out = new Evidence.Builder();
        by.teach(opinions, 0, model, out);
        return out.build();
    }

    @Test
    void teach_rightAfterTheForecast_teachesWhatItTeachesAfterOthers() {
        mixture.of(opinions, model);
        Mixture busy = new Mixture();
        busy.of(opinions, model);
        busy.of(opinions(-3, 3), model);
        assertThat(taught(mixture)).isEqualTo(taught(busy)).isNotEqualTo(Evidence.EMPTY);
    }

    @Test
    void teach_modelLearnedSinceTheForecast_isByTheWeightsOfNow() {
        mixture.of(opinions, model);
        model.apply(taught(new Mixture()));
        assertThat(taught(mixture)).isEqualTo(taught(new Mixture()));
    }

    @Test
    void teach_taughtBeforeAndNotYetApplied_isByTheWeightsThatWillBe() {
        mixture.of(opinions, model);
        Evidence first = taught(mixture);
        assertThat(taught(mixture)).isNotEqualTo(first);
    }
}
