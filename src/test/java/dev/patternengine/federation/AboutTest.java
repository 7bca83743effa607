package dev.patternengine.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AboutTest {
    private static final About FULL = new About(
            true,
            "10.0.0.1:5701",
            "http://node:8080",
            new Positions(Map.of(0, new EntryId(12, 7), 63, new EntryId(1L << 40, 9))),
            new Positions(Map.of(5, new EntryId(3, 7))));

    @Test
    void read_whatWasWritten_isTheSame() {
        assertThat(FULL.text()).isEqualTo("v2 1 10.0.0.1:5701 http://node:8080 0:12-7,63:1099511627776-9 5:3-7");
        assertThat(About.read(FULL.text())).isEqualTo(FULL);
        About empty = new About(false, "", "", Positions.NONE, Positions.NONE);
        assertThat(About.read(empty.text())).isEqualTo(empty);
    }

    @Test
    void read_versionThatDidNotTellItself_isUnderstood() {
        assertThat(About.read("1 10.0.0.1:5701 http://node:8080 0:12-7,63:1099511627776-9 5:3-7"))
                .isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3 1 a b - - more", "v3 x", "", "2 a b - -"})
    void read_laterVersion_isANodeThatLivesAndOwnsNothing(String text) {
        assertThat(About.read(text)).isEqualTo(new About(false, "", "", Positions.NONE, Positions.NONE));
    }
}
