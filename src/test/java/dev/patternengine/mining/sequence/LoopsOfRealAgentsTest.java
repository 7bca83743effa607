package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sessions of real agents are said to loop, while they run and learning as it goes, where the data is at hand. */
class LoopsOfRealAgentsTest {
    private static final int LONG_RUN = 10;

    private final SequenceMiner miner = new SequenceMiner();
    private final Model model = new Model();

    /** Learns a session; whether each of its observations went on with a loop. */
    private boolean[] looping(List<Observation> run) {
        boolean[] looping = new boolean[run.size()];
        SequenceState state = miner.begin();
        for (int place = 0; place < run.size(); place++) {
            Evidence.Builder out = new Evidence.Builder();
            miner.teach(state, null, new Placed(1, place == 0, false, run.get(place)), model, out);
            state = miner.advance(state, run.get(place));
            model.apply(out.build());
            looping[place] = miner.loop(state, model).isPresent();
        }
        Evidence.Builder end = new Evidence.Builder();
        miner.finish(state, null, model, end);
        model.apply(end.build());
        return looping;
    }

    /** After how many steps of each run of failures in a row it was said to loop; 0 where it was not. */
    private static List<Integer> flagged(List<Observation> run, boolean[] looping) {
        List<Integer> flagged = new ArrayList<>();
        int from = 0;
        for (int place = 0; place <= run.size(); place++) {
            if (place == run.size() || !run.get(place).failed()) {
                if (place - from >= LONG_RUN) {
                    flagged.add(first(looping, from, place));
                }
                from = place + 1;
            }
        }
        return flagged;
    }

    private static int first(boolean[] looping, int from, int to) {
        for (int place = from; place < to; place++) {
            if (looping[place]) {
                return place - from + 1;
            }
        }
        return 0;
    }

    @Test
    void loop_runsOfTenFailures_areFlaggedEarly() {
        List<Integer> runs = new ArrayList<>();
        for (List<Observation> run :
                RealRuns.read("agents/intercode_sql.ndjson").values()) {
            runs.addAll(flagged(run, looping(run)));
        }
        int[] steps = runs.stream()
                .filter(step -> step > 0)
                .mapToInt(step -> step)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "runs of %d failures in a row or more: %d, flagged as loops: %d, after %d / %d / %d steps (quartiles)%n",
                LONG_RUN,
                runs.size(),
                steps.length,
                steps[steps.length / 4],
                steps[steps.length / 2],
                steps[steps.length * 3 / 4]);
        assertThat(runs).hasSize(216);
        assertThat(steps.length).isGreaterThanOrEqualTo(210);
        assertThat(steps[steps.length / 2]).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            agents/intercode_sql.ndjson,         .03
            agents/tau2_airline.ndjson,          .03
            agents/tau2_retail.ndjson,           .03
            agents/tau_airline_gpt4o.ndjson,     .03
            agents/tau_retail_grok3_503.ndjson,  .03
            agents/intercode_bash.ndjson,        1
            agents/whowhen.ndjson,               1
            process/helpdesk.ndjson,             1
            process/sepsis.ndjson,               1
            process/bpi12w.ndjson,               1
            """)
    void loop_sessionsThatSucceeded_areRarelyFlagged(String file, double most) {
        int[] sessions = new int[2];
        int[] flagged = new int[2];
        for (List<Observation> run : RealRuns.read(file).values()) {
            boolean[] looping = looping(run);
            int group = RealRuns.succeeded(run) ? 0 : 1;
            sessions[group]++;
            flagged[group] += first(looping, 0, looping.length) > 0 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s: flagged %d of %d sessions that succeeded, %d of %d others%n",
                file,
                flagged[0],
                sessions[0],
                flagged[1],
                sessions[1]);
        assertThat((double) flagged[0])
                .as(Arrays.toString(sessions))
                .isLessThanOrEqualTo(most * Math.max(1, sessions[0]));
    }
}
