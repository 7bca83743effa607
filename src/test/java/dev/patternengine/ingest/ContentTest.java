package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentTest {
    private static final int GOLDEN = -344_142_507;
    private static final long STAMP = 1_800_000_000_000L;
    private static final Observation PLAIN = base().build().at(STAMP - 7);

    private static Observation.Builder base() {
        return Observation.of("t")
                .id("1")
                .session("s")
                .agent("a")
                .tool("x")
                .executionTime(1)
                .context("c", Value.of("1"))
                .param("p", Value.of(2))
                .param("q", Value.of(true));
    }

    static List<Observation> others() {
        return Stream.of(
                        base().agent("b"),
                        base().tool("y"),
                        base().error("e"),
                        base().executionTime(2),
                        base().outcome(1),
                        base().success(false),
                        base().started(true),
                        base().end(true),
                        base().context("c", Value.of(1)),
                        base().context("d", Value.of("1")),
                        base().param("p", Value.of(3)),
                        base().param("q", Value.of(false)))
                .map(builder -> builder.build().at(STAMP - 7))
                .toList();
    }

    private static boolean mayBeEqual(Observation one, Observation other) {
        return Content.mayBeEqual(Content.of(one, STAMP), Content.of(other, STAMP));
    }

    @ParameterizedTest
    @MethodSource("others")
    void of_anyFieldDiffers_isTold(Observation other) {
        assertThat(mayBeEqual(PLAIN, other)).isFalse();
    }

    @Test
    void of_idSessionAndOrderOfAttributes_doNotCount() {
        Observation other =
                base().id("2").session("z").param("p", Value.of(2)).build().at(STAMP - 7);
        assertThat(other.params()).isNotEqualTo(PLAIN.params());
        assertThat(mayBeEqual(PLAIN, other)).isTrue();
    }

    @Test
    void of_timesDiffer_areToldUnlessTheOwnerFilledOneIn() {
        assertThat(mayBeEqual(PLAIN, PLAIN.at(STAMP - 8))).isFalse();
        assertThat(mayBeEqual(PLAIN, PLAIN.at(STAMP))).isTrue();
        assertThat(mayBeEqual(PLAIN.at(STAMP + Lanes.FUTURE_MILLIS), PLAIN)).isTrue();
        assertThat(mayBeEqual(PLAIN.at(STAMP), base().end(true).build().at(STAMP)))
                .isFalse();
    }

    @Test
    void of_unknown_mayBeEqualToAnything() {
        assertThat(Content.mayBeEqual(Content.UNKNOWN, Content.of(PLAIN, STAMP)))
                .isTrue();
        assertThat(Content.mayBeEqual(Content.of(PLAIN, STAMP), Content.UNKNOWN))
                .isTrue();
    }

    @Test
    void of_manyObservations_areNeverUnknownAndHardlyEverEqual() {
        Set<Integer> contents = new HashSet<>();
        for (int number = 0; number < 2_000; number++) {
            int content = Content.of(base().executionTime(number).build().at(STAMP), STAMP);
            assertThat(content).isNotEqualTo(Content.UNKNOWN);
            contents.add(content);
        }
        assertThat(contents).hasSizeGreaterThanOrEqualTo(1_998);
    }

    /** Checkpoints hold them: they must never change. */
    @Test
    void of_aKnownObservation_isWhatItAlwaysWas() {
        assertThat(Content.of(PLAIN, STAMP)).isEqualTo(GOLDEN);
    }
}
