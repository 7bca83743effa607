package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.message.FieldRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped or hashed is in no file, neither in the log nor in checkpoints, and questions match nevertheless. */
@Timeout(120)
class FieldsTest {
    @Test
    void observe_fieldsDroppedAndHashed_areInNoFileAndQuestionsMatch(@TempDir Path folder) throws Exception {
        FieldRules rules = new FieldRules(
                "a secret of some length".getBytes(StandardCharsets.UTF_8),
                List.of("error", "context.goal", "params.*"),
                List.of("session", "agent", "id", "context.place"));
        Settings settings = Settings.DEFAULT.withData(folder).withFields(rules);
        PatternEngine engine = result(PatternEngine.embedded(settings));
        result(engine.gateway()
                .observe(
                        "default",
                        "key-planted",
                        ErasureTest.runs("planted", "run-planted").stream()
                                .map(one -> Observation.of(one.task().replace("planted", ""))
                                        .id(one.id())
                                        .session(one.session())
                                        .agent(one.agent())
                                        .success(one.success())
                                        .error(one.error())
                                        .context(one.context())
                                        .params(one.params())
                                        .end(one.end())
                                        .build())
                                .toList()));
        assertThat(result(engine.gateway().session("default", "run-planted"))).isPresent();
        assertThat(result(engine.recommend(Question.builder()
                                .task("read")
                                .error("cannot read planted")
                                .kinds(Set.of(Kind.RECOVERY))
                                .build()))
                        .items())
                .isNotEmpty();
        assertThat(ErasureTest.holds(folder, "planted")).as("in the log").isFalse();
        result(engine.close());
        assertThat(ErasureTest.holds(folder, "planted")).as("in a checkpoint").isFalse();
        assertThat(ErasureTest.holds(folder, "(dropped)")).isTrue();
    }
}
