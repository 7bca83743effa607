package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Recogniser.Recognition;
import dev.patternengine.mining.SeenCases;
import dev.patternengine.mining.text.Masks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryCasesTest {
    private static final Set<Long> KNOWN = Set.of(Hash64.of(Masks.mask("no file 1")));

    private static Observation of(String task) {
        return Observation.of(task).session("s").build();
    }

    private static Observation failed(String error) {
        return Observation.of("read")
                .session("s")
                .error(error)
                .param("n", new Value.Numeric(1))
                .build();
    }

    private static Recognition of(Pattern.Action... actions) {
        return RecoveryCases.of(
                new Pattern.Recovery("e-1", "no file <*>", "read", FailureClass.CALL, List.of(actions)), KNOWN);
    }

    private static Pattern.Action action(String action, List<String> then, boolean avoid) {
        return new Pattern.Action(action, then, .5, new Interval(0, 1), 9, avoid, true);
    }

    private static SeenCases seen(Pattern.Action... actions) {
        return new SeenCases(of(actions).recogniser());
    }

    @Test
    void action_thatGotOutOrDidNot_isACase() {
        SeenCases seen = seen(action("look", List.of(), false))
                .see(failed("no file 7"), of("look"), of("read"))
                .see(failed("no file 8"), of("look"), of("a"), of("b"), of("c"))
                .see(failed("no file 9"), of("wait"), of("read"))
                .see(failed("out of memory"), of("look"), of("read"));

        assertThat(seen.found()).containsExactly("+ read look read", "- read look a b c");
    }

    @Test
    void path_ofSeveralActions_isACaseWhereAllWereDoneInOrder() {
        SeenCases seen = seen(action("look", List.of("ask"), false))
                .see(failed("no file 7"), of("look"), of("ask"), of("read"))
                .see(failed("no file 8"), of("look"), of("read"))
                .see(failed("no file 9"), of("ask"), of("look"), of("read"));

        assertThat(seen.found()).containsExactly("+ read look ask read");
    }

    @Test
    void sameCall_toBeAvoided_isACaseForWhereItWasInVain() {
        SeenCases seen = seen(action(Advice.SAME_CALL, List.of(), true))
                .see(failed("no file 7"), failed("no file 7"), of("a"), of("b"), of("c"), of("d"));

        assertThat(seen.found()).as("the second failure was answered otherwise").containsExactly("+ read read a b c");
        assertThat(of(action(Advice.SAME_CALL, List.of(), true)).supports())
                .isEqualTo("the same call again was done, and it was not got out of within 4 observations");
    }

    @Test
    void givingUp_orNoActionAtAll_takesWhateverWasDone() {
        Pattern.Action giveUp = action(Advice.GIVE_UP, List.of(), false);
        Observation[] lost = {
            failed("no file 7"),
            of("a"),
            Observation.of("b").session("s").end(true).build()
        };

        assertThat(seen(giveUp).see(lost).found()).containsExactly("+ read a b");
        assertThat(seen().see(lost).found()).containsExactly("- read a b");
    }

    @Test
    void silence_afterSomethingWasDone_isLostAndBeforeIsNothing() {
        Pattern.Action look = action("look", List.of(), false);

        assertThat(seen(look).see(failed("no file 7"), of("look")).end("s").found())
                .containsExactly("- read look");
        assertThat(seen().see(failed("no file 7")).end("s").found()).isEmpty();
    }
}
