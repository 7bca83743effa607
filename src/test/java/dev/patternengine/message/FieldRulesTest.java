package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
    private static final byte[] SECRET = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);

    private static FieldRules rules(List<String> dropped, List<String> hashed) {
        return new FieldRules(SECRET, dropped, hashed);
    }

    private static Observation apply(FieldRules rules, Observation observation) {
        return rules.apply(List.of(observation), "").get(0);
    }

    private static Observation.Builder call() {
        return Observation.of("call")
                .context("email", Value.of("ann@x.org"))
                .context("user", Value.of(17))
                .context("user_name", Value.of("ann"))
                .param("q", Value.of("secret"))
                .param("batch", Value.of(5));
    }

    @Test
    void apply_none_givesTheVeryList() {
        List<Observation> all = List.of(call().build());
        assertThat(FieldRules.NONE.apply(all, "k")).isSameAs(all);
    }

    @Test
    void apply_droppedAndHashed_othersStay() {
        Observation changed =
                apply(rules(List.of("context.email", "params.*"), List.of("context.user", "params.q")), call().build());
        assertThat(changed.context().get("email")).isEmpty();
        assertThat(changed.context().text("user")).matches("h_[-_A-Za-z0-9]{16}");
        assertThat(changed.context().text("user_name")).isEqualTo("ann");
        assertThat(changed.params().get("batch")).isEmpty();
        assertThat(changed.params().text("q")).as("a longer rule").startsWith("h_");
    }

    @Test
    void apply_hashed_equalValuesStayEqualAndNeedTheSecret() {
        FieldRules rules = rules(List.of(), List.of("context.user*", "session", "agent"));
        Observation one = apply(rules, call().session("s").agent("a").build());
        Observation same = apply(rules, call().session("s").agent("b").build());
        assertThat(one.context()).isEqualTo(same.context());
        assertThat(one.session()).isEqualTo(same.session()).isEqualTo(rules.session("s"));
        assertThat(one.agent()).isNotEqualTo(same.agent());
        FieldRules other = new FieldRules(
                "another secret, as long".getBytes(StandardCharsets.UTF_8), List.of(), List.of("session"));
        assertThat(other.session("s")).isNotEqualTo(one.session());
        assertThat(apply(rules, call().build()).session()).as("none given").isEmpty();
    }

    @Test
    void apply_errorDropped_staysAFailureAndAQuestionAboutOne() {
        FieldRules rules = rules(List.of("error"), List.of());
        Observation failed = apply(rules, call().error("user ann is unknown").build());
        assertThat(failed.success()).isEqualTo(Success.NO);
        assertThat(failed.error()).isEqualTo(FieldRules.DROPPED);
        assertThat(rules.apply(Question.builder()
                                .task("call")
                                .error("user bob is unknown")
                                .build())
                        .error())
                .isEqualTo(failed.error());
        assertThat(apply(rules, call().build()).error()).isEmpty();
    }

    @Test
    void apply_question_matchesWhatWasObserved() {
        FieldRules rules = rules(List.of("context.email"), List.of("context.goal", "session", "context.user"));
        Observation observed = apply(
                rules, call().session("s").context("goal", Value.of("find ann")).build());
        Question asked = rules.apply(Question.builder()
                .session("s")
                .goal("find ann")
                .context(call().build().context())
                .recent(List.of(call().build()))
                .build());
        assertThat(asked.session()).isEqualTo(observed.session());
        assertThat(asked.goal()).isEqualTo(observed.context().text("goal"));
        assertThat(asked.context().text("user")).isEqualTo(observed.context().text("user"));
        assertThat(asked.context().get("email")).isEmpty();
        assertThat(asked.recent().get(0).context().get("email")).isEmpty();
    }

    @Test
    void apply_idsHashed_thoseOfAKeyStayItsOwn() {
        FieldRules rules = rules(List.of(), List.of("id"));
        String key = "key-ann";
        Observation ofKey = call().id(SubmissionMessage.id(key, 12)).build();
        Observation own = call().id("own-ann").build();
        List<Observation> changed = rules.apply(List.of(ofKey, own), key);
        SubmissionMessage sent = SubmissionMessage.of("t", rules.id(key), changed);
        assertThat(sent.isOfKey(changed.get(0))).isTrue();
        assertThat(sent.line(changed.get(0))).isEqualTo("12");
        assertThat(changed).noneMatch(one -> one.id().contains("ann"));
        assertThat(changed.get(1).id()).startsWith("h_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "session", "context.", "param.x", "", "id"})
    void new_noFieldThatCanBeDropped_isRefusedByName(String field) {
        assertThatThrownBy(() -> rules(List.of(field), List.of()))
                .hasMessageContaining("can be dropped: " + field + ";");
    }

    @Test
    void new_givenTwiceOrWithoutASecret_isRefused() {
        assertThatThrownBy(() -> rules(List.of("error"), List.of("error"))).hasMessageContaining("twice: error");
        assertThatThrownBy(() -> new FieldRules(new byte[15], List.of(), List.of("agent")))
                .hasMessageContaining("at least 16 bytes, not 15");
    }
}
