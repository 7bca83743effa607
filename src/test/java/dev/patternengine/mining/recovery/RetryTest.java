package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Doing the failed task again: the very same call, another one, and what a good end says of them. */
class RetryTest {
    private static final String ERROR = "Unknown column 'c' in 'field list'";

    private final Runs runs = new Runs();

    private static Observation.Builder select(String query) {
        return Observation.of("select").param("query", Value.of(query)).timestamp(Runs.DAY);
    }

    private static Observation failed(String query) {
        return select(query).error(ERROR).build();
    }

    /** A session's last call, which fails. */
    private static Observation failedLast(String query) {
        return select(query).error(ERROR).outcome(0).build();
    }

    private static Observation ended(double outcome) {
        return Observation.of("submit").outcome(outcome).timestamp(Runs.DAY).build();
    }

    /** The same query again never works, another one mostly does. */
    private void learnToChangeTheQuery() {
        for (int round = 0; round < 30; round++) {
            runs.learn(failed("a"), failedLast("a"));
            runs.learn(
                    failed("a"), round % 5 == 0 ? failedLast("b") : select("b").build());
        }
    }

    private Answer ask(String... candidates) {
        return runs.ask(Question.builder()
                .task("select")
                .error(ERROR)
                .candidates(Arrays.stream(candidates)
                        .map(name -> new Candidate(name, ""))
                        .toList()));
    }

    private Advice.Item warning() {
        return ask().items().stream().filter(Advice.Item::avoid).findFirst().orElseThrow();
    }

    @Test
    void answer_onlyAChangedCallWorks_advisesItAndWarnsOfTheSame() {
        learnToChangeTheQuery();
        Answer answer = ask();
        assertThat(answer.strong()).isTrue();
        assertThat(answer.items()).extracting(Advice.Item::action).containsExactly("select", Advice.SAME_CALL);
        assertThat(answer.items()).extracting(Advice.Item::avoid).containsExactly(false, true);
        assertThat(answer.items().get(0).reason())
                .startsWith("select again recovered 80 % of 30")
                .contains("; the same call again 0 % of 30");
        assertThat(warning().reason())
                .startsWith("the same call again recovered 0 % of 30")
                .contains("select again 80");
    }

    @Test
    void answer_candidates_includeTheSameCallWithItsTask() {
        learnToChangeTheQuery();
        assertThat(ask("select").items()).extracting(Advice.Item::action).contains(Advice.SAME_CALL);
        assertThat(ask("describe").items()).isEmpty();
    }

    @Test
    void patterns_onlyAChangedCallWorks_tellBoth() {
        learnToChangeTheQuery();
        Pattern pattern = runs.miner.patterns(runs.model).get(0);
        assertThat(((Pattern.Recovery) pattern.detail()).actions())
                .extracting(Pattern.Action::action)
                .containsExactly("select", Advice.SAME_CALL);
        assertThat(pattern.title()).startsWith("select again recovers 80 % of 30 times");
    }

    @Test
    void answer_parametersOfOneCallAreNotTold_isTheTaskAgain() {
        for (int round = 0; round < 20; round++) {
            runs.learn(failed("a"), Observation.of("select").timestamp(Runs.DAY).build());
        }
        assertThat(ask().items()).extracting(Advice.Item::action).containsExactly("select");
    }

    @Test
    void answer_retriesFailAndTheSessionEndsWell_isNoMeritOfTheRetry() {
        for (int round = 0; round < 20; round++) {
            runs.learn(failed("a"), select("a").error("gone").build(), ended(1));
            runs.learn(
                    failed("a"), Observation.of("describe").timestamp(Runs.DAY).build(), ended(1));
        }
        assertThat(warning().action()).isEqualTo(Advice.SAME_CALL);
        assertThat(warning().reason()).startsWith("the same call again recovered 0 % of 20");
        assertThat(ask().items().get(0).action()).isEqualTo("describe");
    }

    @Test
    void answer_aDozenVainRetries_areWarnedOf() {
        for (int round = 0; round < 12; round++) {
            runs.learn(failed("a"), failedLast("a"));
        }
        assertThat(ask().items()).extracting(Advice.Item::avoid).containsExactly(true);
    }

    @Test
    void answer_nothingElseWasTried_isNoStrongAdvice() {
        for (int round = 0; round < 20; round++) {
            runs.learn(failed("a"), select("b").success(round % 5 < 2).build(), ended(0));
        }
        Answer answer = ask();
        assertThat(answer.items()).extracting(Advice.Item::action).containsExactly("select");
        assertThat(answer.items().get(0).reason()).contains("; nothing else was tried");
        assertThat(answer.strong()).isFalse();
        Pattern.Recovery recovery =
                (Pattern.Recovery) runs.miner.patterns(runs.model).get(0).detail();
        assertThat(recovery.actions()).extracting(Pattern.Action::clear).containsExactly(false);
    }

    @Test
    void answer_theOnlyThingTriedHardlyEverWorksHereOrElsewhere_isNoAdvice() {
        for (int round = 0; round < 11; round++) {
            runs.learn(failed("a"), round == 0 ? select("b").build() : failedLast("b"));
            Observation busy =
                    Observation.of("pay").error("busy").timestamp(Runs.DAY).build();
            runs.learn(busy, select("c").build(), ended(0));
            runs.learn(
                    busy,
                    Observation.of("wait").timestamp(Runs.DAY).build(),
                    Observation.of("pay").timestamp(Runs.DAY).build());
        }
        assertThat(ask().items()).extracting(Advice.Item::avoid).doesNotContain(false);
    }

    @Test
    void answer_explorationAmongTasks_knowsHowTheSameCallDid() {
        learnToChangeTheQuery();
        for (int round = 0; round < 60; round++) {
            runs.learn(failed("a"), failedLast("a"));
        }
        List<Advice.Item> drawn = explore("select", "describe");
        Advice.Item again = drawn.stream()
                .filter(item -> item.action().equals("select"))
                .findFirst()
                .orElseThrow();
        assertThat(again.confidence()).isLessThan(.1);
        assertThat(explore("select", Advice.SAME_CALL).get(0).action()).isEqualTo("select");
    }

    private List<Advice.Item> explore(String... candidates) {
        return explore(3, candidates);
    }

    private List<Advice.Item> explore(long seed, String... candidates) {
        return runs.ask(Question.builder()
                        .task("select")
                        .error(ERROR)
                        .explore(true)
                        .seed(seed)
                        .candidates(Arrays.stream(candidates)
                                .map(name -> new Candidate(name, ""))
                                .toList()))
                .items();
    }

    @Test
    void answer_explorationOfWhatIsVain_triesItAsOftenAsItSays() {
        learnToChangeTheQuery();
        int first = 0;
        double told = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            List<Advice.Item> items = explore(seed, "select", Advice.SAME_CALL);
            first += items.get(0).action().equals(Advice.SAME_CALL) ? 1 : 0;
            told += items.stream()
                    .filter(item -> item.action().equals(Advice.SAME_CALL))
                    .mapToDouble(Advice.Item::propensity)
                    .sum();
        }
        assertThat(first).as("of 20 000").isBetween(40, 140);
        assertThat(told / first).isBetween(.5, 3.5);
    }
}
