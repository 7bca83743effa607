package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miner;
import dev.patternengine.mining.MinerContract;
import dev.patternengine.mining.Offline;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceMinerTest extends MinerContract<SequenceState, Forecast> {
    private static final long SEED = 4_711;
    private static final long DAY = 86_400_000L;

    private final Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
    private int sessions;

    @Override
    protected Miner<SequenceState, Forecast> miner() {
        return new SequenceMiner();
    }

    private void runs(int times, String... tasks) {
        for (int run = 0; run < times; run++) {
            sessions++;
            for (int place = 0; place < tasks.length; place++) {
                engine.observe(Observation.of(tasks[place])
                        .session("run " + sessions)
                        .timestamp(sessions * DAY)
                        .end(place == tasks.length - 1)
                        .build());
            }
        }
    }

    private Answer after(String... tasks) {
        List<Observation> recent =
                Arrays.stream(tasks).map(task -> Observation.of(task).build()).toList();
        return engine.answer(Kind.SEQUENCE, Question.builder().recent(recent).build());
    }

    private Answer afterTask(String task) {
        return engine.answer(Kind.SEQUENCE, Question.after(task));
    }

    private List<Pattern> patterns() {
        return engine.patterns(Kind.SEQUENCE);
    }

    private static Pattern.Sequence sequence(String next, String... steps) {
        return new Pattern.Sequence(List.of(steps), next);
    }

    @Test
    void answer_sameTaskAfterDifferentOnes_dependsOnWhatWasBefore() {
        runs(10, "open", "read", "close");
        runs(10, "write", "read", "compare");
        assertThat(after("open", "read").items().get(0).action()).isEqualTo("close");
        assertThat(after("write", "read").items().get(0).action()).isEqualTo("compare");
        assertThat(after("write", "read").strong()).isTrue();
    }

    @Test
    void answer_taskAlone_saysWhatFollowedAndHowOften() {
        runs(9, "search", "order");
        runs(3, "search", "leave");
        Answer answer = afterTask("search");
        Advice.Item first = answer.items().get(0);
        assertThat(first.action()).isEqualTo("order");
        assertThat(first.support()).isEqualTo(12);
        assertThat(first.reason()).contains("after search came order 75 % of 12 times");
        assertThat(first.confidence())
                .isBetween(first.interval().low(), first.interval().high());
        assertThat(first.confidence()).isCloseTo(0.75, within(0.1));
        assertThat(first.avoid()).isFalse();
        assertThat(answer.strong()).isFalse();
    }

    @Test
    void answer_taskThatNeverFollowed_isNotAdvised() {
        runs(50, "big");
        runs(3, "open", "close");
        assertThat(afterTask("open").items()).extracting(Advice.Item::action).containsExactly("close");
    }

    @Test
    void answer_forkSeenOften_claimsWhatTheForkSaw() {
        for (int pair = 0; pair < 300; pair++) {
            runs(3, "p" + pair, "q" + pair);
        }
        runs(140, "fork", "left");
        runs(60, "fork", "right");
        Advice.Item first = afterTask("fork").items().get(0);
        assertThat(first.confidence()).isCloseTo(0.7, within(0.02));
        assertThat(first.interval().low()).isLessThan(0.7);
        assertThat(first.interval().high()).isGreaterThan(0.7);
    }

    @Test
    void answer_taskThatHistoryEndsWith_isNotAppendedAgain() {
        runs(5, "a", "a", "b");
        List<Observation> recent = List.of(Observation.of("a").build());
        Question question = Question.builder().recent(recent).task("a").build();
        assertThat(engine.answer(Kind.SEQUENCE, question).items().get(0).action())
                .isEqualTo("a");
    }

    @Test
    void answer_equalCounts_isTheSameInWhateverOrderTheyCame() {
        Offline reversed = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
        List<String> nexts = List.of("b", "c", "d", "e");
        for (int place = 0; place < nexts.size(); place++) {
            learnPair(engine, nexts.get(place), place);
            learnPair(reversed, nexts.get(nexts.size() - 1 - place), place);
        }
        assertThat(reversed.answer(Kind.SEQUENCE, Question.after("a")).items().get(0))
                .isEqualTo(afterTask("a").items().get(0));
    }

    private static void learnPair(Offline engine, String next, int session) {
        for (String task : List.of("a", next)) {
            engine.observe(List.of(engine.place(
                    Observation.of(task).session("s" + session).timestamp(DAY).build())));
        }
    }

    @Test
    void answer_whereSessionsAlwaysEnd_isTheEnd() {
        runs(20, "open", "close");
        Answer answer = afterTask("close");
        assertThat(answer.items()).extracting(Advice.Item::action).containsExactly(Advice.END);
        assertThat(answer.items().get(0).reason()).isEqualTo("after close the session ended 100 % of 20 times");
    }

    @Test
    void answer_unknownTask_isSilentAndNamesIt() {
        runs(5, "a", "b");
        assertThat(afterTask("zebra").silence())
                .hasValueSatisfying(silence -> assertThat(silence.reason()).contains("zebra"));
    }

    @Test
    void answer_thinEvidence_isSilentAndSaysWhatItNeeds() {
        runs(1, "a", "b");
        assertThat(afterTask("a").items()).isEmpty();
        assertThat(afterTask("a").silence()).hasValueSatisfying(silence -> {
            assertThat(silence.needs()).isEqualTo(2);
            assertThat(silence.reason()).contains("1", "a");
        });
    }

    @Test
    void answer_whereSessionsOftenEnd_expectsTheEndAndWhatComesElse() {
        runs(6, "a", "b");
        runs(4, "a", "b", "c");
        List<Advice.Item> items = after("a", "b").items();
        assertThat(items).extracting(Advice.Item::action).containsExactly(Advice.END, "c");
        assertThat(items.get(0).confidence()).isCloseTo(0.6, within(0.01));
        assertThat(items.get(1).confidence()).isGreaterThan(0.8);
        assertThat(items.get(1).reason()).contains("the session ended there 60 %");
    }

    /** Which of two tasks follows is told by a parameter of the call before, or of the one before that; by a long text it is not. */
    @Test
    void quality_whereParametersDecide_theyAreLearnedWhereTheyAreShort() {
        assertThat(rightWhere("", "refund", "cancel", "")).isGreaterThan(0.9);
        assertThat(rightWhere("look", "refund", "cancel", "")).isGreaterThan(0.9);
        assertThat(rightWhere("", "refund", "cancel", " because the customer said so at length"))
                .isLessThan(0.7);
    }

    private static double rightWhere(String between, String one, String other, String more) {
        Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
        Random random = new Random(SEED);
        for (int session = 0; session < 600; session++) {
            boolean first = random.nextBoolean();
            String name = "s" + session;
            Value order = Value.of((first ? "A" : "B") + random.nextInt(3) + more);
            engine.observe(step("open", name).param("order", order).build());
            if (!between.isEmpty()) {
                Value characters = Value.of(random.nextInt(4_000));
                engine.observe(step(between, name).param("chars", characters).build());
            }
            engine.observe(step(first ? one : other, name).end(true).build());
        }
        Map<String, Double> figures = engine.quality(Kind.SEQUENCE).figures();
        double others = between.isEmpty() ? 0 : 600;
        return (figures.get("top1") * figures.get("scored") - others) / (figures.get("scored") - others);
    }

    private static Observation.Builder step(String task, String session) {
        return Observation.of(task).session(session).timestamp(DAY);
    }

    @Test
    void advance_announcedCall_countsOnceWhenItEnds() {
        SequenceMiner miner = new SequenceMiner();
        Observation announced = Observation.of("a").success(true).started(true).build();
        SequenceState before = miner.begin();
        assertThat(miner.advance(before, announced)).isSameAs(before);
    }

    @Test
    void quality_plantedSource_isCalibratedAndNearTheOptimum() {
        Random random = new Random(SEED);
        for (int session = 0; session < 1_500; session++) {
            int task = random.nextInt(6);
            for (int place = 0; place < 12; place++) {
                engine.observe(Observation.of("task " + task)
                        .session("s" + session)
                        .timestamp(DAY)
                        .build());
                task = random.nextDouble() < 0.7 ? (task + 1) % 6 : random.nextInt(6);
            }
        }
        assertThat(engine.quality(Kind.SEQUENCE).figures())
                .as("seed %d", SEED)
                .hasEntrySatisfying("scored", scored -> assertThat(scored).isEqualTo(1_500.0 * 11))
                .hasEntrySatisfying("top1", top1 -> assertThat(top1).isCloseTo(0.75, within(0.015)))
                .hasEntrySatisfying("bits", bits -> assertThat(bits).isLessThan(1.6))
                .hasEntrySatisfying("ece", error -> assertThat(error).isLessThan(0.02));
    }

    @Test
    void quality_whereContextsMislead_keepsUpWithTheMostFrequentTask() {
        Random random = new Random(SEED);
        int frequent = 0;
        int scored = 0;
        for (int session = 0; session < 300; session++) {
            for (int place = 0; place < 20; place++) {
                boolean usual = random.nextDouble() < 0.5;
                frequent += usual && place > 0 ? 1 : 0;
                scored += place > 0 ? 1 : 0;
                engine.observe(Observation.of(usual ? "usual" : "task " + random.nextInt(40))
                        .session("s" + session)
                        .build());
            }
        }
        double optimum = (double) frequent / scored;
        assertThat(engine.quality(Kind.SEQUENCE).figures().get("top1"))
                .as("seed %d", SEED)
                .isCloseTo(optimum, within(0.015));
    }

    @Test
    void patterns_sequenceThatAlwaysComesWhole_showTheLongestVersionOnly() {
        runs(20, "a", "b", "c", "d");
        List<Pattern.Detail> shown = patterns().stream().map(Pattern::detail).toList();
        assertThat(shown)
                .contains(sequence("d", "a", "b", "c"))
                .doesNotContain(sequence("d", "c"), sequence("d", "b", "c"));
    }

    @Test
    void patterns_longerVersionThatSaysNothingNew_isNotShown() {
        Random random = new Random(SEED);
        for (int run = 0; run < 400; run++) {
            runs(1, "first " + random.nextInt(4), "b", random.nextInt(4) > 0 ? "c" : "d");
        }
        assertThat(patterns().stream().map(Pattern::detail))
                .as("seed %d", SEED)
                .contains(sequence("c", "b"))
                .doesNotContain(sequence("c", "first 0", "b"));
    }

    @Test
    void patterns_rule_carriesItsFiguresAndDays() {
        runs(9, "a", "b");
        runs(3, "a", "c");
        Pattern rule = patterns().stream()
                .filter(pattern -> pattern.detail().equals(sequence("b", "a")))
                .findFirst()
                .orElseThrow();
        assertThat(rule.confidence()).isEqualTo(0.75);
        assertThat(rule.support()).isEqualTo(9);
        assertThat(rule.interval().low()).isBetween(0.4, 0.75);
        assertThat(rule.firstSeen()).isEqualTo(DAY);
        assertThat(rule.lastSeen()).isEqualTo(9 * DAY);
        assertThat(rule.id()).startsWith("p-");
        assertThat(afterTask("a").items().get(0).pattern()).isEmpty();
    }
}
