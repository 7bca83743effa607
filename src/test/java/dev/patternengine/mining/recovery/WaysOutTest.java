package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recoveries of several steps, and failures that are none of the call's: planted, and told by what went on after them. */
class WaysOutTest {
    private final Runs runs = new Runs();

    private static Observation failed(String task, String error) {
        return Observation.of(task)
                .error(error)
                .success(false)
                .timestamp(Runs.DAY)
                .build();
    }

    private static Observation failed(String task, String error, int answer) {
        return Observation.of(task)
                .error(error)
                .param("answer", Value.of(answer))
                .timestamp(Runs.DAY)
                .build();
    }

    private static Observation done(String task) {
        return Observation.of(task).timestamp(Runs.DAY).build();
    }

    private static Observation ended(String task, double outcome) {
        return Observation.of(task).timestamp(Runs.DAY).outcome(outcome).build();
    }

    private Advice.Item best(String task, String error) {
        return runs.ask(Question.builder().task(task).error(error)).items().get(0);
    }

    private FailureClass classOf(String task) {
        return runs.miner.patterns(runs.model).stream()
                .map(pattern -> (Pattern.Recovery) pattern.detail())
                .filter(recovery -> recovery.task().equals(task))
                .findFirst()
                .orElseThrow()
                .failure();
    }

    private void learnThatLoginNeedsAllSteps() {
        for (int round = 0; round < 20; round++) {
            runs.learn(failed("pay", "token expired"), done("logout"), done("login"), done("confirm"), done("pay"));
            runs.learn(failed("pay", "token expired"), done("logout"), done("login"), ended("stop", 0));
            runs.learn(failed("pay", "token expired"), done("logout"), ended("stop", 0));
            runs.learn(failed("pay", "token expired"), done("login"), ended("stop", 0));
        }
    }

    @Test
    void answer_onlyThreeStepsTogetherWork_advisesThePath() {
        learnThatLoginNeedsAllSteps();
        Advice.Item best = best("pay", "token expired");
        assertThat(best.action()).isEqualTo("logout");
        assertThat(best.then()).containsExactly("login", "confirm");
        assertThat(best.support()).isEqualTo(20);
        assertThat(best.interval().low()).isGreaterThan(0.7);
        assertThat(best.reason()).startsWith("logout, then login, then confirm recovered 100 % of 20");
    }

    @Test
    void patterns_onlyThreeStepsTogetherWork_tellThePath() {
        learnThatLoginNeedsAllSteps();
        Pattern pattern = runs.miner.patterns(runs.model).get(0);
        Pattern.Action first = ((Pattern.Recovery) pattern.detail()).actions().get(0);
        assertThat(first.then()).containsExactly("login", "confirm");
        assertThat(pattern.title()).startsWith("logout, then login, then confirm recovers 100 % of 20 times");
    }

    /** 3 of 16 is neither worth doing nor known to be worse than what failures do there on the whole. */
    @Test
    void patterns_oftenTriedAndNeitherForNorAgainst_standsBetweenThem() {
        for (int round = 0; round < 16; round++) {
            runs.learn(failed("pay", "no route"), done("wait"), round < 3 ? done("pay") : ended("stop", 0));
            runs.learn(failed("pay", "no route"), done("shout"), ended("stop", 0));
        }
        for (int round = 0; round < 6; round++) {
            runs.learn(failed("pay", "no route"), done("reset"), done("pay"));
        }
        Pattern pattern = runs.miner.patterns(runs.model).get(0);
        assertThat(((Pattern.Recovery) pattern.detail()).actions())
                .extracting(action -> tuple(action.action(), action.avoid(), action.clear()))
                .containsExactly(tuple("reset", false, true), tuple("wait", false, false), tuple("shout", true, true));
    }

    @Test
    void answer_goingOnAddsNothing_advisesTheFirstStepAlone() {
        for (int round = 0; round < 20; round++) {
            runs.learn(failed("pay", "token expired"), done("login"), done("confirm"), done("pay"));
            runs.learn(failed("pay", "token expired"), done("login"), done("pay"));
        }
        assertThat(best("pay", "token expired").then()).isEmpty();
    }

    @Test
    void answer_secondStepAloneIsAsGood_advisesThatOne() {
        for (int round = 0; round < 20; round++) {
            runs.learn(failed("pay", "token expired"), done("look"), done("login"), done("pay"));
            runs.learn(failed("pay", "token expired"), done("look"), ended("stop", 0));
            runs.learn(failed("pay", "token expired"), done("login"), done("pay"));
        }
        assertThat(best("pay", "token expired").action()).isEqualTo("login");
        assertThat(best("pay", "token expired").then()).isEmpty();
    }

    @Test
    void patterns_everyCallOfASessionFailsAlike_isTheInfrastructure() {
        for (int round = 0; round < 12; round++) {
            runs.learn(
                    failed("list", "no such container: c" + round),
                    failed("read", "no such container: c" + round),
                    failed("write", "no such container: c" + round),
                    failed("list", "no such container: c" + round),
                    ended("stop", 0));
        }
        assertThat(classOf("list")).isEqualTo(FailureClass.INFRASTRUCTURE);
        Advice.Item best = best("list", "no such container: c99");
        assertThat(best.action()).isEqualTo(Advice.GIVE_UP);
        assertThat(best.reason()).contains("whatever was called then failed with the same error");
    }

    @Test
    void answer_theBestWayHardlyEverWorks_advisesToGiveUp() {
        for (int round = 0; round < 25; round++) {
            Observation last = round == 0 ? done("charge") : ended("stop", 0);
            runs.learn(failed("charge", "account was closed"), done("other card"), last);
            runs.learn(
                    failed("charge", "account was closed"), failed("charge", "account was closed"), ended("stop", 0));
        }
        assertThat(best("charge", "account was closed").action()).isEqualTo(Advice.GIVE_UP);
    }

    @Test
    void patterns_sameCallFailsAgainAndAgain_isTheCall() {
        for (int round = 0; round < 12; round++) {
            runs.learn(
                    failed("list", "bad flag"),
                    failed("list", "bad flag"),
                    failed("list", "bad flag"),
                    ended("stop", 0));
            runs.learn(failed("list", "bad flag"), failed("list", "bad flag"), done("help"), done("list"));
        }
        assertThat(classOf("list")).isEqualTo(FailureClass.CALL);
    }

    private static Observation answered(int answer) {
        return Observation.of("submit")
                .param("answer", Value.of(answer))
                .timestamp(Runs.DAY)
                .outcome(1)
                .build();
    }

    @Test
    void patterns_onlyAnotherAnswerEndsTheSession_isAWrongAnswer() {
        for (int round = 0; round < 30; round++) {
            runs.learn(failed("submit", "wrong flag", round), done("read"), answered(round + 1));
            runs.learn(
                    failed("submit", "wrong flag", round), failed("submit", "wrong flag", round + 2), ended("stop", 0));
        }
        assertThat(classOf("submit")).isEqualTo(FailureClass.ANSWER);
    }

    @Test
    void patterns_theSameCallWorksAtTheSecondTry_isNoWrongAnswer() {
        for (int round = 0; round < 30; round++) {
            runs.learn(failed("submit", "busy", round), answered(round));
        }
        assertThat(classOf("submit")).isEqualTo(FailureClass.CALL);
    }

    private void learnThatGrepFindsNothing(int count, double outcome) {
        for (int round = 0; round < count; round++) {
            runs.learn(
                    failed("grep", ""),
                    done("find"),
                    done("read"),
                    done("edit"),
                    done("test"),
                    ended("submit", outcome));
        }
    }

    @Test
    void patterns_sessionsGoOnAndEndWell_isBenign() {
        learnThatGrepFindsNothing(18, 1);
        learnThatGrepFindsNothing(2, 0);
        for (int round = 0; round < 40; round++) {
            runs.learn(done("edit"), ended("submit", round % 5 == 0 ? 0 : 1));
        }
        assertThat(classOf("grep")).isEqualTo(FailureClass.BENIGN);
    }

    @Test
    void patterns_sessionsGoOnAndEndBadly_isNotBenign() {
        learnThatGrepFindsNothing(20, 0);
        List<Observation> well = new ArrayList<>(List.of(done("edit"), ended("submit", 1)));
        for (int round = 0; round < 40; round++) {
            runs.learn(well.toArray(Observation[]::new));
        }
        runs.learn(failed("grep", ""), done("find"), done("grep"));
        runs.learn(failed("grep", ""), done("ask"), done("ask"), done("ask"), done("ask"));
        assertThat(runs.miner.patterns(runs.model))
                .allSatisfy(pattern -> assertThat(((Pattern.Recovery) pattern.detail()).failure())
                        .isNotEqualTo(FailureClass.BENIGN));
    }
}
