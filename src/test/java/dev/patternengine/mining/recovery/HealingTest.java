package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bad experience is not for ever: advice heals with the tool, fades with time and does not outlive the tool's version. */
class HealingTest {
    private static final long SEED = 11;
    private static final String ERROR = "503 Service Unavailable";
    private static final long BEGIN = 20_000 * Runs.DAY;
    private static final long MINUTE = 60_000;

    private final Runs runs = new Runs();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long now = BEGIN;

    private Observation.Builder at(String task) {
        now += 1_000;
        return Observation.of(task).timestamp(now);
    }

    /** A failed call, what was done about it, and whether that helped. */
    private void fail(String action, boolean helps) {
        Observation failed = at("fetch").error(ERROR).build();
        Observation tried = at(action).success(helps || !action.equals("fetch")).build();
        Observation last = helps && !action.equals("fetch")
                ? at("fetch").build()
                : at("report").outcome(helps ? 1 : 0).build();
        runs.learn(failed, tried, last);
        now += MINUTE;
    }

    private List<Advice.Item> advice() {
        return runs.ask(Question.builder().task("fetch").error(ERROR).at(now)).items();
    }

    private boolean advises(String action) {
        return advice().stream().anyMatch(item -> !item.avoid() && item.action().equals(action));
    }

    private boolean advisesAgainst(String action) {
        return advice().stream().anyMatch(item -> item.avoid() && item.action().equals(action));
    }

    /** Agents that mostly do as advised; one in ten tries again whatever is said. Retrying works with the chance. */
    private void live(int failures, double chance) {
        for (int failure = 0; failure < failures; failure++) {
            boolean stubborn = random.nextInt(10) == 0;
            String action = stubborn || advises("fetch") || advice().isEmpty() ? "fetch" : "mirror";
            fail(action, action.equals("fetch") ? random.nextDouble() < chance : random.nextDouble() < 0.5);
        }
    }

    @Test
    void answer_outageThatHeals_isAdvisedAgainstWhileItLastsAndAdvisedAgain() {
        live(300, 0.9);
        assertThat(advises("fetch")).as("before the outage, seed %d", SEED).isTrue();
        live(150, 0);
        assertThat(advisesAgainst("fetch")).as("in the outage").isTrue();
        assertThat(advises("fetch")).isFalse();
        live(400, 0.9);
        assertThat(advisesAgainst("fetch")).as("after the outage").isFalse();
        assertThat(advice().get(0).action()).isEqualTo("fetch");
    }

    private void learnThatRetryingIsVain() {
        for (int round = 0; round < 60; round++) {
            fail("fetch", false);
            fail("mirror", round % 2 == 0);
        }
    }

    @Test
    void answer_notTriedForAMonth_isWarnedOfNoMore() {
        learnThatRetryingIsVain();
        assertThat(advisesAgainst("fetch")).isTrue();
        now += 7 * Runs.DAY;
        assertThat(advisesAgainst("fetch")).as("a week later").isTrue();
        now += 21 * Runs.DAY;
        assertThat(advisesAgainst("fetch")).as("four weeks later").isFalse();
    }

    @Test
    void answer_notTriedForAQuarterAndNothingElseIsKnown_isWorthATry() {
        for (int round = 0; round < 60; round++) {
            fail("fetch", false);
            runs.learn(at("other").error("e").build(), at("other").build());
        }
        assertThat(advisesAgainst("fetch")).isTrue();
        now += 90 * Runs.DAY;
        Answer answer = runs.ask(Question.builder().task("fetch").error(ERROR).at(now));
        assertThat(answer.strong()).isFalse();
        assertThat(answer.items()).singleElement().satisfies(item -> {
            assertThat(item.avoid()).isFalse();
            assertThat(item.action()).isEqualTo("fetch");
            assertThat(item.reason()).contains("0 % of 60").contains("worth one try");
            assertThat(item.interval().high()).isGreaterThan(0.4);
        });
    }

    @Test
    void answer_explorationAfterAQuarter_probesWhatWasVain() {
        learnThatRetryingIsVain();
        double before = propensityOfRetry();
        now += 120 * Runs.DAY;
        assertThat(propensityOfRetry()).isGreaterThan(2 * before);
    }

    private double propensityOfRetry() {
        Question.Builder question = Question.builder()
                .task("fetch")
                .error(ERROR)
                .explore(true)
                .seed(SEED)
                .at(now)
                .candidates(List.of(new Candidate("fetch", ""), new Candidate("mirror", "")));
        return runs.ask(question).items().stream()
                .filter(item -> item.action().equals("fetch"))
                .mapToDouble(Advice.Item::propensity)
                .sum();
    }

    private void learnVersion(String version, boolean retryWorks) {
        for (int round = 0; round < 40; round++) {
            Value told = Value.of(version);
            Observation failed =
                    at("fetch").error(ERROR).context("tool_version", told).build();
            runs.learn(
                    failed,
                    at("fetch").success(retryWorks).build(),
                    at("report").outcome(0).build());
            runs.learn(failed, at("mirror").build(), at("fetch").build());
        }
    }

    private Answer askFor(String version) {
        Attributes context =
                version.isEmpty() ? Attributes.NONE : Attributes.NONE.with("tool_version", Value.of(version));
        return runs.ask(
                Question.builder().task("fetch").error(ERROR).context(context).at(now));
    }

    private static boolean warns(Answer answer) {
        return answer.items().stream()
                .anyMatch(item -> item.avoid() && item.action().equals("fetch"));
    }

    @Test
    void answer_newVersionOfTheTool_isNotWarnedByTheOldOne() {
        learnVersion("1.0", false);
        assertThat(warns(askFor("1.0"))).isTrue();
        assertThat(warns(askFor(""))).isTrue();
        Answer fresh = askFor("2.0");
        assertThat(warns(fresh)).isFalse();
        assertThat(fresh.strong()).as("what worked with the old one may work").isFalse();
        assertThat(fresh.items()).extracting(Advice.Item::action).containsExactly("mirror");
        assertThat(fresh.items().get(0).reason()).contains("with other versions");
    }

    @Test
    void answer_versionsThatDiffer_areAnsweredEachByItsOwn() {
        learnVersion("1.0", false);
        learnVersion("2.0", true);
        assertThat(warns(askFor("1.0"))).isTrue();
        assertThat(askFor("2.0").items()).extracting(Advice.Item::avoid).containsOnly(false);
        assertThat(askFor("2.0").items()).extracting(Advice.Item::action).contains("fetch");
        assertThat(askFor("2.0").strong()).isTrue();
    }

    /** One failure at the version; the action before the failed task is called again, and whether that works. */
    private void failAt(String version, String action, boolean works) {
        Value told = Value.of(version);
        runs.learn(
                at("fetch").error(ERROR).context("tool_version", told).build(),
                at(action).build(),
                works ? at("fetch").build() : at("report").outcome(0).build());
    }

    @Test
    void answer_somethingElseFailsWithANewVersion_stillTellsWhatWorkedWithTheOldOne() {
        learnVersion("1.0", false);
        for (int round = 0; round < 6; round++) {
            failAt("2.0", "restart", false);
        }
        Answer answer = askFor("2.0");
        assertThat(answer.strong()).isFalse();
        assertThat(answer.items().get(0).action()).isEqualTo("mirror");
        assertThat(answer.items().get(0).reason()).contains("with other versions");
    }

    @Test
    void answer_theKnownWayFailsFewTimesWithANewVersion_isToldUntilItIsSeenToBeVain() {
        learnVersion("1.0", false);
        for (int round = 0; round < 4; round++) {
            failAt("2.0", "mirror", false);
            assertThat(askFor("2.0").items())
                    .as("after %d", round + 1)
                    .extracting(Advice.Item::action)
                    .contains("mirror");
        }
        failAt("2.0", "mirror", false);
        assertThat(askFor("2.0").items()).extracting(Advice.Item::avoid).doesNotContain(false);
    }

    @Test
    void answer_onlyTheLastTriesCount_saysSo() {
        live(300, 0.9);
        live(150, 0);
        assertThat(advice())
                .filteredOn(Advice.Item::avoid)
                .extracting(Advice.Item::reason)
                .anySatisfy(reason ->
                        assertThat(reason).matches("fetch again recovered about [0-9]+ % of the last [0-9]+ after .*"));
    }

    @Test
    void answer_onlyOneThingWasTriedWithANewVersion_isToldThatItWorks() {
        learnVersion("1.0", false);
        for (int round = 0; round < 40; round++) {
            failAt("2.0", "restart", true);
        }
        assertThat(askFor("2.0").items().get(0).action()).isEqualTo("restart");
        assertThat(askFor("2.0").strong()).isTrue();
    }

    @Test
    void answer_aWayThatHalfWorkedWorksWithANewVersion_isToldAtOnce() {
        for (int round = 0; round < 50; round++) {
            failAt("1.0", "restart", round % 2 == 0);
        }
        for (int round = 0; round < 300; round++) {
            failAt("2.0", "restart", true);
            if (round > 2) {
                assertThat(askFor("2.0").items()).as("after %d", round).hasSize(1);
            }
        }
    }
}
