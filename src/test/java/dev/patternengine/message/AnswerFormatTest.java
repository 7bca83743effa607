package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.wire.WireInput;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as older releases wrote them, which nodes still hear while a cluster is upgraded. */
class AnswerFormatTest {
    private static final String ITEM = "00" + "0162" + "3fe0000000000000" + "3fd0000000000000" + "3fe8000000000000"
            + "0e" + "7ff8000000000000" + "0762656361757365" + "03702d31" + "01" + "3fc0000000000000";

    @ParameterizedTest
    @CsvSource({"1, ''", "2, 0000"})
    void read_olderVersion_hasNoRelatedPatterns(int version, String rest) {
        byte[] bytes = HexFormat.of().parseHex("0" + version + "00" + "01" + "01" + ITEM + rest + "00");
        WireInput in = new WireInput(bytes);

        assertThat(new AnswerFormat().read(in))
                .isEqualTo(Answer.of(
                        Kind.SEQUENCE,
                        true,
                        List.of(new Advice.Item(
                                Kind.SEQUENCE,
                                "b",
                                .5,
                                new Interval(.25, .75),
                                7,
                                Double.NaN,
                                "because",
                                "p-1",
                                true,
                                .125))));
    }
}
