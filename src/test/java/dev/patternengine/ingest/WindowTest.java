package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final int LONGEST = 65_536;
    private static final long STAMP = 9;

    private final Window window = new Window();

    private Finding add(int id, String task) {
        return window.add(7, Observation.of(task).id("" + id).timestamp(STAMP).build(), STAMP);
    }

    private Finding find(int id, String task) {
        return window.find(7, Observation.of(task).id("" + id).timestamp(STAMP).build(), STAMP);
    }

    @Test
    void add_moreThanItHolds_forgetsTheOldestAndKnowsTheContentsOfTheOthers() {
        for (int id = 0; id < LONGEST + 100; id++) {
            assertThat(add(id, "task " + id)).isEqualTo(Finding.NEW);
        }
        for (int id = 0; id < 100; id++) {
            assertThat(find(id, "task " + id)).isEqualTo(Finding.NEW);
        }
        for (int id = 100; id < LONGEST + 100; id++) {
            assertThat(find(id, "task " + id)).as("id %d", id).isEqualTo(Finding.SAME);
        }
        assertThat(find(LONGEST + 99, "another")).isEqualTo(Finding.OTHER);
        assertThat(add(100, "another")).isEqualTo(Finding.OTHER);
    }

    @Test
    void restore_ofWhatAWindowHolds_givesAnEqualOne() {
        for (int id = 0; id < LONGEST + 5; id++) {
            add(id, "task " + id);
        }
        Window again = new Window();
        again.restore(window.hashes(), window.contents());
        assertThat(again.hashes()).isEqualTo(window.hashes());
        assertThat(again.contents()).isEqualTo(window.contents());
        assertThat(again.contents()[LONGEST - 1]).isNotEqualTo(Content.UNKNOWN);
    }

    @Test
    void find_notesNothing() {
        assertThat(find(1, "a")).isEqualTo(Finding.NEW);
        assertThat(find(1, "a")).isEqualTo(Finding.NEW);
        assertThat(window.hashes()).isEmpty();
    }
}
