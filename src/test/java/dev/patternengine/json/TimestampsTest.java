package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final long SEED = 20261122;

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22T00:00:00Z",
        "2026-11-22T08:05, 2026-11-22T08:05:00Z",
        "2026-11-22T08:05Z, 2026-11-22T08:05:00Z",
        "2026-11-22T08:05+01:00, 2026-11-22T07:05:00Z",
        "2026-11-22T08:05:09, 2026-11-22T08:05:09Z",
        "2026-11-22 08:05:09, 2026-11-22T08:05:09Z",
        "2026-11-22t08:05:09z, 2026-11-22T08:05:09Z",
        "2026-11-22T08:05:09.5Z, 2026-11-22T08:05:09.500Z",
        "2026-11-22T08:05:09.448688, 2026-11-22T08:05:09.448Z",
        "2026-11-22T08:05:09.123456789-0330, 2026-11-22T11:35:09.123Z",
        "2026-11-22T08:05:09+02, 2026-11-22T06:05:09Z",
        "2024-02-29, 2024-02-29T00:00:00Z"
    })
    void parse_isoTimestamp_givesItsMoment(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).hasValue(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026",
                "2026-11",
                "2026-13-01",
                "2026-02-30",
                "2025-02-29",
                "2026-11-22T",
                "2026-11-22T08",
                "2026-11-22T24:00",
                "2026-11-22T08:60",
                "2026-11-22T08:05:60",
                "2026-11-22T08:05:09.",
                "2026-11-22T08:05:09.Z",
                "2026-11-22T08:05:09.1234567890",
                "2026-11-22T08:05:09+19:00",
                "2026-11-22T08:05:09+1",
                "2026-11-22T08:05:09ZZ",
                "2026-11-22T08:05:09 Z",
                "20261122",
                "+2026-11-22",
                "2026-11-22Z",
                "２０２６-11-22",
                "26-11-22",
                "11/22/2026"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void parse_randomOffsetTimestamps_agreesWithTheLibrary() {
        Random random = new Random(SEED);
        for (int round = 0; round < 10_000; round++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(7_289_654_400_000L));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1_441) - 720));
            String text = OffsetDateTime.ofInstant(moment, offset)
                    .truncatedTo(ChronoUnit.MILLIS)
                    .toString();
            assertThat(Timestamps.parse(text)).as("seed %d: %s", SEED, text).hasValue(moment.toEpochMilli());
        }
    }
}
