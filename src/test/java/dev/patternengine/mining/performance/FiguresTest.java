package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "3600, 3 600 s",
        "3599.6, 3 600 s",
        "1234567, 1 230 000 s",
        "12.345, 12.3 s",
        "0.000123456, 0.000123 s",
        "100, 100 s",
        "0, 0 s",
        "Infinity, more than 1 000 000 000 000 s",
        "NaN, more than 1 000 000 000 000 s",
        "1e-9, 0.000000001 s"
    })
    void seconds_ofAnySize_areWrittenWithoutPowersOfTen(double seconds, String text) {
        assertThat(Figures.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, about as fast as",
        "0.9, about as fast as",
        "1.01, 1.01 times faster than",
        "1.04, 1.04 times faster than",
        "1.096, 1.1 times faster than",
        "12.34, 12.3 times faster than"
    })
    void faster_littleOrNoDifference_isNotRoundedToOnce(double ratio, String text) {
        assertThat(Figures.faster(ratio)).isEqualTo(text);
    }
}
