package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CasesTest {
    private static Case at(String session, long moment) {
        return new Case(
                true,
                List.of(Observation.of("a").session(session).timestamp(moment).build()));
    }

    @Test
    void add_more_keepsTheLatestOfEachSessionAndCountsAll() {
        Cases cases = new Cases(2);
        cases.add(at("x", 5));
        cases.add(at("x", 7));
        cases.add(at("x", 6));
        assertThat(cases.isFull()).isFalse();
        cases.add(at("y", 1));
        cases.add(at("z", 3));
        Examples.Side side = cases.side("m", step -> step.task() + "!");

        assertThat(cases.isFull()).isTrue();
        assertThat(side.found()).isEqualTo(5);
        assertThat(side.items()).extracting(Examples.Example::session).containsExactly("x", "z");
        assertThat(side.items()).extracting(Examples.Example::at).containsExactly(7L, 3L);
    }

    @Test
    void side_longOrSecretErrorsAndOtherSessions_areMaskedCutAndNamed() {
        Observation other = Observation.of("a")
                .session("x")
                .error("no mail to ann@example.org: " + "it is down and ".repeat(30))
                .build();
        Observation own = Observation.of("b").session("y").timestamp(9).build();
        Cases cases = new Cases(1);
        cases.add(new Case(true, List.of(other, own)));
        List<Examples.Step> steps =
                cases.side("m", step -> step.task() + "!").items().get(0).steps();

        assertThat(steps).extracting(Examples.Step::variant).containsExactly("a!", "b!");
        assertThat(steps).extracting(Examples.Step::session).containsExactly("x", "");
        assertThat(steps.get(0).error())
                .hasSize(Examples.Step.LONGEST_ERROR)
                .endsWith("…")
                .doesNotContain("ann@");
    }
}
