package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether it helps to come again soon. */
class AbsenceTest {
    @ParameterizedTest
    @CsvSource({
        "No space left on device, FULL",
        "Disk quota exceeded, FULL",
        "File too large, FULL",
        "Input/output error, UNAVAILABLE"
    })
    void notStored_diskIsFull_isNoMatterOfASecond(String reason, Reason expected) {
        Refused refused = Absence.notStored(new LogFailure("cannot write log-1.seg", new IOException(reason)));

        assertThat(refused.reason()).isEqualTo(expected);
        assertThat(refused).hasMessage("not stored: " + reason);
    }

    @Test
    void of_storeThatRefuses_isFull() {
        List<Refused> refused = new ArrayList<>();

        Absence.of(Optional.of("Redis is full")).ifAny(refused::add);
        Absence.of(Optional.empty()).ifAny(refused::add);

        assertThat(refused).singleElement().satisfies(one -> {
            assertThat(one.reason()).isEqualTo(Reason.FULL);
            assertThat(one).hasMessage("Redis is full");
        });
    }
}
