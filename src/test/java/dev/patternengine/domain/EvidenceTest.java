package dev.patternengine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    @Test
    void build_cellAddedTwice_holdsItOnceWithTheSum() {
        Evidence evidence =
                new Evidence.Builder().add(1, 2).add(3, 4, 5).add(1, 2, 6).build();

        assertThat(evidence)
                .isEqualTo(new Evidence.Builder().add(1, 2, 7).add(3, 4, 5).build());
        assertThat(evidence.size()).isEqualTo(2);
    }

    @Test
    void build_incrementsThatCancel_leavesTheCellOut() {
        Evidence.Builder builder = new Evidence.Builder().add(1, 1, 4).add(2, 2).add(1, 1, -4);

        assertThat(builder.build()).isEqualTo(new Evidence.Builder().add(2, 2).build());
        assertThat(builder.add(2, 2).add(1, 1).build())
                .isEqualTo(new Evidence.Builder().add(2, 2, 2).add(1, 1).build());
    }

    @Test
    void build_moreCellsThanRoom_keepsAll() {
        Evidence.Builder builder = new Evidence.Builder();
        for (int round = 0; round < 3; round++) {
            for (long cell = 0; cell < 1_000; cell++) {
                builder.add(cell / 10, cell % 10);
            }
        }
        Evidence evidence = builder.build();

        assertThat(evidence.size()).isEqualTo(1_000);
        for (int place = 0; place < evidence.size(); place++) {
            assertThat(evidence.row(place) * 10 + evidence.column(place)).isEqualTo(place);
            assertThat(evidence.delta(place)).isEqualTo(3);
        }
    }

    @Test
    void clear_anyRoomTakenBefore_leavesNothing() {
        Evidence.Builder builder = new Evidence.Builder();
        for (long cell = 0; cell < 1_000; cell++) {
            builder.add(cell, cell).name(cell, "name");
        }
        for (int round = 0; round < 8; round++) {
            assertThat(builder.clear().build()).isSameAs(Evidence.EMPTY);
            assertThat(builder.add(7, 7).build())
                    .isEqualTo(new Evidence.Builder().add(7, 7).build());
        }
    }

    @Test
    void build_namedTwiceInOneEntry_countsOnce() {
        Evidence evidence = new Evidence.Builder().name(1, "one").name(1, "one").build();

        assertThat(evidence.names()).containsExactly(Map.entry(1L, new Evidence.Name("one", 1)));
    }

    @Test
    void build_namesThatCancel_leavesThemOut() {
        Evidence.Builder builder = new Evidence.Builder();
        builder.name(1, new Evidence.Name("one", 2)).name(1, new Evidence.Name("", -2));

        assertThat(builder.build()).isSameAs(Evidence.EMPTY);
    }

    @Test
    void delta_addedOrNot_isTheIncrementSoFar() {
        Evidence.Builder builder = new Evidence.Builder().add(1, 2, 3).add(1, 2, 4);

        assertThat(builder.delta(1, 2)).isEqualTo(7);
        assertThat(builder.delta(2, 1)).isZero();
    }
}
