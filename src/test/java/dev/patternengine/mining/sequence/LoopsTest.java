package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopsTest {
    private static final String BUSY = "503 busy, request 17";

    private final Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
    private int sessions;

    private static Observation.Builder call(String task, String argument) {
        return Observation.of(task).tool("t").param("q", Value.of(argument)).executionTime(2);
    }

    private static Observation done(String task, String argument) {
        return call(task, argument).build();
    }

    private static Observation failed(String task, String argument, String error) {
        return call(task, argument).error(error).build();
    }

    private Answer ask(List<Observation> recent) {
        return engine.answer(Kind.SEQUENCE, Question.builder().recent(recent).build());
    }

    private Optional<Loop> loop(List<Observation> recent) {
        SequenceMiner miner = new SequenceMiner();
        SequenceState state = miner.begin();
        for (Observation observation : recent) {
            state = miner.advance(state, observation);
        }
        return miner.loop(state, engine.model(Kind.SEQUENCE));
    }

    private Optional<Loop> loop(Observation... recent) {
        return loop(Arrays.asList(recent));
    }

    private void run(List<Observation> observations) {
        sessions++;
        for (Observation observation : observations) {
            Observation.Builder copy = Observation.of(observation.task())
                    .session("s" + sessions)
                    .params(observation.params())
                    .tool(observation.tool())
                    .success(observation.success())
                    .error(observation.error());
            engine.observe(copy.build());
        }
        engine.observe(Observation.of("bye").session("s" + sessions).end(true).build());
    }

    private static List<Observation> times(int times, Observation... observations) {
        List<Observation> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            all.addAll(List.of(observations));
        }
        return all;
    }

    @Test
    void loop_sameCallThreeTimes_isOneAndNamesWhatWasWasted() {
        assertThat(loop(times(2, done("search", "a")))).isEmpty();
        Loop loop = loop(times(3, done("search", "a"))).orElseThrow();
        assertThat(loop).isEqualTo(new Loop(Loop.Form.CALL, List.of("search"), "", 3, 2, 4));
        assertThat(loop.text())
                .isEqualTo("search was called 3 times with the same parameters and the same result: "
                        + "2 steps and 4.00 s wasted");
    }

    @Test
    void loop_sameTaskWithOtherParams_isNone() {
        assertThat(loop(done("search", "a"), done("search", "b"), done("search", "c"), done("search", "d")))
                .isEmpty();
    }

    @Test
    void loop_paramsInAnotherOrder_areTheSameCall() {
        Observation one = Observation.of("a")
                .param("x", Value.of(1))
                .param("y", Value.of("2"))
                .build();
        Observation other = Observation.of("a")
                .param("y", Value.of("2"))
                .param("x", Value.of(1))
                .build();
        assertThat(loop(one, other, one)).isPresent();
    }

    @Test
    void loop_twoToFourCallsInTurnTwice_isACycle() {
        Observation a = done("a", "1");
        Observation b = failed("b", "2", "no");
        Observation c = done("c", "3");
        Observation d = done("d", "4");
        assertThat(loop(a, b, a)).isEmpty();
        assertThat(loop(a, b, a, b)).contains(new Loop(Loop.Form.CYCLE, List.of("a", "b"), "no", 2, 2, 4));
        assertThat(loop(d, a, b, a, b, a).orElseThrow().tasks()).containsExactly("a", "b");
        assertThat(loop(d, a, b, c, a, b, c).orElseThrow().tasks()).containsExactly("a", "b", "c");
        assertThat(loop(times(3, a, b, c, d)))
                .contains(new Loop(Loop.Form.CYCLE, List.of("a", "b", "c", "d"), "no", 3, 8, 16));
    }

    @Test
    void loop_pollingWithChangingResults_isNone() {
        List<Observation> polls = new ArrayList<>();
        for (int percent = 0; percent < 9; percent++) {
            polls.add(
                    call("status", "job").context("progress", Value.of(percent)).build());
        }
        assertThat(loop(polls)).isEmpty();
        polls.clear();
        for (int percent = 0; percent < 9; percent++) {
            polls.add(failed("status", "job", "not ready: " + percent + " %"));
        }
        assertThat(loop(polls)).isEmpty();
    }

    @Test
    void loop_contextThatOnlyPlacesTheCall_isNoChange() {
        List<Observation> calls = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            calls.add(call("search", "a")
                    .context("turn", Value.of(turn))
                    .context("prevTask", Value.of("t" + turn))
                    .context("model_latency_s", Value.of(turn / 7.0))
                    .build());
        }
        assertThat(loop(calls)).isPresent();
    }

    @Test
    void loop_sameErrorClassFiveTimes_isStuckUntilTheTaskWorks() {
        List<Observation> calls = new ArrayList<>();
        for (int time = 0; time < 5; time++) {
            assertThat(loop(calls)).isEmpty();
            calls.add(failed("sql", "q" + time, "no column 'c" + time + "'"));
            calls.add(done("think", "" + time));
        }
        calls.remove(calls.size() - 1);
        assertThat(loop(calls)).contains(new Loop(Loop.Form.ERROR, List.of("sql"), "no column '<*>'", 5, 4, 8));
        calls.add(3, done("sql", "works"));
        assertThat(loop(calls)).isEmpty();
    }

    @Test
    void loop_retryThatWorksMostly_isExcusedUntilItIsASurprise() {
        Observation busy = failed("get", "x", BUSY);
        assertThat(loop(times(3, busy))).isPresent();
        for (int time = 0; time < 20; time++) {
            run(List.of(busy, time % 4 == 0 ? busy : done("get", "x"), done("get", "x")));
        }
        assertThat(loop(times(4, busy))).isEmpty();
        assertThat(loop(times(12, busy))).isPresent();
        assertThat(loop(times(3, failed("get", "x", "not found")))).isPresent();
    }

    @Test
    void loop_retryThatNeverWorks_isOne() {
        for (int time = 0; time < 20; time++) {
            run(times(3, failed("get", "x", BUSY)));
        }
        assertThat(loop(times(3, failed("get", "x", BUSY)))).isPresent();
    }

    @Test
    void loop_withoutParamsWhereSuchRunsAreUsual_isNone() {
        Observation bare = Observation.of("blood test").build();
        Observation full = done("blood test", "x");
        assertThat(loop(times(3, bare))).isPresent();
        for (int time = 0; time < 20; time++) {
            run(times(5, bare));
        }
        assertThat(loop(times(3, bare))).isEmpty();
        assertThat(loop(times(3, full))).isPresent();
    }

    @Test
    void answer_withinALoop_advisesAgainstItAndNotToGoOn() {
        run(times(9, done("search", "a")));
        Answer answer = ask(times(4, done("search", "a")));
        Advice.Item item = answer.items().get(answer.items().size() - 1);
        assertThat(item.avoid()).isTrue();
        assertThat(item.action()).isEqualTo("search");
        assertThat(item.support()).isEqualTo(3);
        assertThat(item.confidence())
                .isCloseTo(0.8, within(1e-9))
                .isBetween(item.interval().low(), item.interval().high());
        assertThat(item.reason()).contains("search was called 4 times").contains("3 steps and 6.00 s wasted");
        assertThat(answer.items()).filteredOn(other -> !other.avoid()).noneMatch(other -> other.action()
                .equals("search"));
    }

    @Test
    void answer_inACycleThatNothingIsKnownOf_isSilentAndWarnsOfTheNextStep() {
        Answer answer = ask(times(2, done("a", "1"), done("b", "2")));
        assertThat(answer.silence()).isPresent();
        assertThat(answer.items()).singleElement().satisfies(item -> {
            assertThat(item.avoid()).isTrue();
            assertThat(item.action()).isEqualTo("a");
        });
    }

    @Test
    void isNews_growingLoop_isTheFirstTimeAndEachDoubling() {
        List<Long> told = new ArrayList<>();
        for (int times = 3; times <= 50; times++) {
            loop(times(times, done("a", "1"))).filter(Loop::isNews).ifPresent(loop -> told.add(loop.times()));
        }
        assertThat(told).containsExactly(3L, 6L, 12L, 24L, 48L);
        told.clear();
        List<Observation> all = times(20, done("a", "1"), done("b", "2"), done("c", "3"));
        for (int calls = 6; calls <= 60; calls++) {
            loop(all.subList(0, calls)).filter(Loop::isNews).ifPresent(loop -> told.add(loop.times()));
        }
        assertThat(told).containsExactly(2L, 4L, 8L, 16L);
    }

    @Test
    void read_stateOfAnOlderEngine_isABareTrail() {
        WireOutput old = new WireOutput();
        old.writeByte(2).writeCount(2).writeLong(Symbols.START).writeLong(7);
        old.writeLong(33).writeLong(44).writeLong(5).writeLong(6).writeSigned(8);
        old.writeCount(1).writeCount(3).writeCount(1);
        SequenceState state = SequenceStateFormat.ONLY.read(old.bytes());
        assertThat(state.trail().last()).isEqualTo(7);
        assertThat(state.trail().whole()).isEqualTo(33);
        assertThat(state.calls().last()).isEmpty();
    }
}
