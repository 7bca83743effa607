package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptEntriesTest {
    private final KeptEntries kept = new KeptEntries(1 << 20);

    private static StoredEntry stored(int partition, long number) {
        return StoredEntry.of(Entries.entry(partition, number));
    }

    private Optional<List<Long>> numbersAfter(long number) {
        EntryId place = number == 0 ? EntryId.NONE : new EntryId(number, 1);
        return kept.after(place, 0)
                .map(entries -> entries.stream().map(one -> one.id().number()).toList());
    }

    @Test
    void after_placeThatIsCovered_givesTheTailOfThePartition() {
        for (long number = 1; number <= 4; number++) {
            kept.add(stored(0, number), number);
            kept.add(stored(1, number), number);
        }
        assertThat(numbersAfter(2)).contains(List.of(3L, 4L));
        assertThat(numbersAfter(0)).contains(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void after_placeBeforeWhatIsKept_isEmpty() {
        for (long number = 1; number <= 4; number++) {
            kept.add(stored(0, number), number * 10);
        }
        kept.forgetBefore(30);
        assertThat(numbersAfter(1)).isEmpty();
        assertThat(numbersAfter(2)).contains(List.of(3L, 4L));
        assertThat(kept.after(new EntryId(2, 7), 0)).isEmpty();
    }

    @Test
    void forgetBefore_renewed_keepsThem() {
        kept.add(stored(0, 1), 10);
        kept.renew(50);
        kept.forgetBefore(50);
        assertThat(numbersAfter(0)).contains(List.of(1L));
    }

    @Test
    void add_beyondTheBound_letsTheOldestGo() {
        KeptEntries few = new KeptEntries(3L * stored(0, 1).size());
        for (long number = 1; number <= 9; number++) {
            few.add(stored(0, number), number);
        }
        assertThat(few.after(new EntryId(5, 1), 0)).isEmpty();
        assertThat(few.after(new EntryId(6, 1), 0))
                .hasValueSatisfying(tail -> assertThat(tail).hasSize(3));
    }
}
