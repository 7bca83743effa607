package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.MinerContract;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolMinerTest extends MinerContract<String, ToolMiner.Expectation> {
    @Override
    protected Miner<String, ToolMiner.Expectation> miner() {
        return new ToolMiner();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, 1e303, Double.MIN_VALUE, -0.0})
    void teach_extremeNumberInTheContext_isLearned(double number) {
        Learner<?, ?> learner = new Learner<>(ToolMiner::new, LearnerLimits.DEFAULT, failure -> {
            throw failure;
        });
        Observation observation = Observation.of("a")
                .tool("hammer")
                .timestamp(0)
                .context("size", Value.of(number))
                .build();
        assertThat(learner.teach(Batch.of("t", 0, 0, List.of(new Placed(1, true, true, observation))))
                        .isEmpty())
                .isFalse();
    }
}
