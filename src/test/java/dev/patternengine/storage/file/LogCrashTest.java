package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.file.FaultyDisk.Call;
import dev.patternengine.storage.file.FaultyDisk.Fault;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets the disk fail at every call there is, and crash there, and holds the log against a ledger of what was acknowledged. */
class LogCrashTest {
    private static final int STEPS = 30;
    private static final int ROUNDS = 4;
    private static final Set<Call> ANY = EnumSet.allOf(Call.class);

    /** How many calls the script makes when nothing fails. */
    private static int calls() {
        LogScript script = script(0);
        script.open();
        script.run(STEPS);
        return script.disk().calls();
    }

    private static LogScript script(long seed) {
        return new LogScript(new FaultyDisk(new Random(seed)));
    }

    /** Opens and runs; after a fault at opening it does so again. */
    private static void runFromTheStart(LogScript script) {
        try {
            script.open();
        } catch (LogFailure cannotOpen) {
            assertThat(script.disk().hasFailed()).isTrue();
            if (script.disk().isCrashed()) {
                return;
            }
            script.disk().mend();
            script.open();
        }
        script.run(STEPS);
    }

    /** Opens what a crash left, on a disk that may crash again on the way; then the log must be whole and go on. */
    private static void recover(LogScript script, int nextCrash) throws IOException {
        FaultyDisk left = script.disk().crash();
        left.failAt(nextCrash, ANY, Fault.CRASHES);
        try {
            script.openAfterCrash(left);
        } catch (LogFailure crashedAgain) {
            assertThat(left.isCrashed()).as(crashedAgain.toString()).isTrue();
            script.openAfterCrash(left.crash());
        }
        script.disk().mend();
        script.verify();
        script.run(10);
        script.verify();
        script.close();
        script.open();
        script.verify();
    }

    @Test
    void script_withoutFaults_appendsRollsAndTrims() throws IOException {
        LogScript script = script(0);
        script.open();
        script.run(STEPS);
        script.verify();
        assertThat(script.failures()).isZero();
        assertThat(script.acknowledged()).isGreaterThan(60);
        assertThat(script.disk().list(LogScript.FOLDER))
                .hasSizeBetween(4, 20)
                .doesNotContain(Segment.path(LogScript.FOLDER, 3));
    }

    @Test
    void open_afterACrashAtAnyCall_holdsAllThatWasAcknowledged() throws IOException {
        for (int call = 1; call <= calls() + 1; call++) {
            for (int round = 0; round < ROUNDS; round++) {
                LogScript script = script(1_000L * call + round);
                script.disk().failAt(call, ANY, Fault.CRASHES);
                try {
                    runFromTheStart(script);
                    recover(script, 1 + round);
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError("crash at call " + call + ", round " + round, failure);
                }
            }
        }
    }

    @Test
    void append_afterAnyCallFailed_goesOnAndLosesNothing() throws IOException {
        for (int call = 1; call <= calls(); call++) {
            for (int round = 0; round < ROUNDS; round++) {
                LogScript script = script(1_000L * call + round);
                script.disk().failAt(call, ANY, Fault.FAILS_ONCE);
                try {
                    runFromTheStart(script);
                    assertThat(script.failures()).isLessThanOrEqualTo(1);
                    script.verify();
                    recover(script, 1 + round);
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError("failure at call " + call + ", round " + round, failure);
                }
            }
        }
    }

    @Test
    void open_afterAFailureAndACrash_holdsAllThatWasAcknowledged() throws IOException {
        int calls = calls();
        for (int call = 1; call <= calls; call++) {
            LogScript script = script(call);
            script.disk().failAt(call, ANY, Fault.FAILS_ONCE);
            int crash = 1 + script.disk().random().nextInt(12);
            try {
                runUntil(script, crash);
                recover(script, crash);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("failure at call " + call + ", crash " + crash + " later", failure);
            }
        }
    }

    /** Runs until a failure, and then until a crash so many calls later. */
    private static void runUntil(LogScript script, int crash) {
        try {
            script.open();
        } catch (LogFailure cannotOpen) {
            script.open();
        }
        for (int step = 0; step < STEPS && !script.disk().hasFailed(); step++) {
            script.run(1);
        }
        script.disk().failAt(crash, ANY, Fault.CRASHES);
        script.run(STEPS);
    }

    static Stream<Set<Call>> kinds() {
        return Stream.of(EnumSet.of(Call.CREATE, Call.WRITE), EnumSet.of(Call.FORCE), EnumSet.of(Call.TRUNCATE), ANY);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void append_onceTheDiskWorksAgain_goesOnWithoutARestart(Set<Call> kinds) throws IOException {
        for (int call = 1; call <= calls(); call++) {
            LogScript script = script(call);
            script.disk().failAt(call, kinds, Fault.FAILS);
            try {
                runFromTheStart(script);
                script.disk().mend();
                int failures = script.failures();
                script.run(10);
                assertThat(script.failures()).isEqualTo(failures);
                script.verify();
                recover(script, 3);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("failure from call " + call + " on", failure);
            }
        }
    }
}
