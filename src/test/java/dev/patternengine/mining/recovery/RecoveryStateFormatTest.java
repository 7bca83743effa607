package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.text.MaskedTexts;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryStateFormatTest {
    private static RecoveryState read(byte[] bytes) {
        return RecoveryStateFormat.ONLY.read(new WireInput(bytes));
    }

    @Test
    void read_whatVersionOneWrote_isTheOpenFailures() {
        WireOutput out = new WireOutput();
        out.writeByte(1).writeCount(1);
        out.writeText("select")
                .writeText("gone <*>")
                .writeSigned(7)
                .writeCount(2)
                .writeText("describe");
        RecoveryState state = read(out.bytes());
        assertThat(state.failed()).isEmpty();
        assertThat(state.open()).singleElement().satisfies(failure -> {
            assertThat(failure.task()).isEqualTo("select");
            assertThat(failure.masked()).isEqualTo("gone <*>");
            assertThat(failure.signature()).isEqualTo(Hash64.of("gone <*>"));
            assertThat(failure.at()).isEqualTo(7);
            assertThat(failure.steps()).isEqualTo(2);
            assertThat(failure.action()).isEqualTo("describe");
            assertThat(failure.version()).isEmpty();
        });
    }

    @Test
    void read_whatVersionTwoWrote_hasNoOrigins() {
        WireOutput out = new WireOutput();
        out.writeByte(2).writeCount(1);
        out.writeText("select")
                .writeText("2.1")
                .writeText("gone <*>")
                .writeLong(9)
                .writeSigned(7);
        out.writeCount(2).writeCount(1).writeText("describe").writeCount(3);
        out.writeCount(1).writeLong(5);
        RecoveryState state = read(out.bytes());
        assertThat(state.failed()).containsExactly(5L);
        assertThat(state.open())
                .containsExactly(new Failure(
                        "select", "2.1", "gone <*>", Hash64.of("gone <*>"), 9, 7, 2, List.of("describe"), 3, ""));
    }

    @Test
    void read_whatItWrote_isTheSame() {
        MaskedTexts masks = new MaskedTexts();
        RecoveryState state = RecoveryState.CALM
                .after(
                        Observation.of("call")
                                .error("no 7")
                                .timestamp(3)
                                .origin("north")
                                .context("tool_version", Value.of("2.1"))
                                .param("q", Value.of("x"))
                                .build(),
                        masks)
                .after(Observation.of("look").timestamp(4).build(), masks);
        assertThat(read(RecoveryStateFormat.ONLY.bytes(state))).isEqualTo(state);
        assertThat(state.open().get(0).version()).isEqualTo("2.1");
        assertThat(state.open().get(0).origin()).isEqualTo("north");
        assertThat(state.open().get(0).path()).isEqualTo(List.of("look"));
        assertThat(state.open().get(0).call()).isNotEqualTo(Failure.UNTOLD);
    }
}
