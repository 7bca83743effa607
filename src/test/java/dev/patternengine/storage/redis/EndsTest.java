package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import org.junit.jupiter.api.Test;

class EndsTest {
    private static EntryId id(String text) {
        return StoredEntry.id(text);
    }

    private static boolean continues(String last, String first, boolean holds, String known) {
        return new Ends(id(last), id(first), holds).continues(id(known));
    }

    @Test
    void continues_knownEntryHeldOrLast_isTrue() {
        assertThat(continues("5-1", "1-1", true, "5-1")).isTrue();
        assertThat(continues("7-2", "1-1", true, "5-1")).isTrue();
        assertThat(continues("7-2", "1-1", false, "0-0")).isTrue();
    }

    @Test
    void continues_knownEntryTrimmed_isTrue() {
        assertThat(continues("5-1", "0-0", false, "5-1")).isTrue();
        assertThat(continues("7-2", "0-0", false, "5-1")).isTrue();
        assertThat(continues("7-2", "6-1", false, "5-1")).isTrue();
    }

    @Test
    void continues_knownEntryLostOrReplaced_isFalse() {
        assertThat(continues("4-1", "1-1", false, "5-1")).isFalse();
        assertThat(continues("5-2", "1-1", false, "5-1")).isFalse();
        assertThat(continues("7-2", "1-1", false, "5-1")).isFalse();
        assertThat(continues("0-0", "0-0", false, "5-1")).isFalse();
    }
}
