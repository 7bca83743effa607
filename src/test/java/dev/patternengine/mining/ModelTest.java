package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final long SEED = 20_261_122;
    private static final int ROWS = 40;
    private static final int COLUMNS = 12;

    /** Sums as they should be: by row, then by column, without zeros. */
    private final Map<Long, Map<Long, Long>> expected = new TreeMap<>();

    private final Model model = new Model();

    @Test
    void apply_randomIncrementsThatRemoveCells_holdsTheSums() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            Evidence.Builder out = new Evidence.Builder();
            for (int increment = random.nextInt(60); increment > 0; increment--) {
                long row = random.nextInt(ROWS);
                long column = random.nextInt(COLUMNS);
                long delta = random.nextInt(7) - 3L;
                out.add(row, column, delta);
                expect(row, column, delta);
            }
            model.apply(out.build());
        }
        assertThat(model.rows()).isEqualTo(expected.size());
        assertThat(model.cells())
                .isEqualTo(expected.values().stream().mapToInt(Map::size).sum());
        for (long row = 0; row < ROWS; row++) {
            assertRow(row, expected.getOrDefault(row, Map.of()));
        }
    }

    private void expect(long row, long column, long delta) {
        Map<Long, Long> cells = expected.computeIfAbsent(row, ignored -> new TreeMap<>());
        cells.merge(column, delta, (one, other) -> one + other == 0 ? null : Long.valueOf(one + other));
        cells.values().removeIf(sum -> sum == 0);
        if (cells.isEmpty()) {
            expected.remove(row);
        }
    }

    private void assertRow(long row, Map<Long, Long> cells) {
        Map<Long, Long> positive = new TreeMap<>(cells);
        positive.values().removeIf(sum -> sum < 0);
        Map<Long, Long> visited = new TreeMap<>();
        model.forEach(row, visited::put);
        assertThat(visited).as("row %d, seed %d", row, SEED).isEqualTo(positive);
        assertThat(model.has(row)).isEqualTo(!cells.isEmpty());
        assertThat(model.distinct(row)).isEqualTo(positive.size());
        assertThat(model.total(row))
                .isEqualTo(positive.values().stream().mapToLong(sum -> sum).sum());
        for (long column = 0; column < COLUMNS; column++) {
            assertThat(model.sum(row, column)).isEqualTo(cells.getOrDefault(column, 0L));
            assertThat(model.count(row, column)).isEqualTo(positive.getOrDefault(column, 0L));
        }
    }

    private void add(long row, long column, long delta) {
        Evidence.Builder out = new Evidence.Builder();
        out.add(row, column, delta);
        model.apply(out.build());
    }

    @Test
    void forEachNewest_noReversal_visitsWhatCameSinceFirstAndStopsWhenTold() {
        add(1, 10, 1);
        add(1, 11, -1);
        add(1, 12, 1);
        add(1, 10, 1);
        List<Long> visited = new ArrayList<>();
        model.forEachNewest(1, column -> visited.add(column) && column != 12);
        assertThat(visited).containsExactly(12L);
        assertThat(model.reversals()).isZero();
    }

    @Test
    void reversals_countsThatVanishOrComeBackFromBelow_areCounted() {
        add(1, 10, 2);
        add(1, 10, -1);
        assertThat(model.reversals()).isZero();
        add(1, 10, -2);
        assertThat(model.reversals()).isEqualTo(1);
        add(1, 10, 3);
        assertThat(model.reversals()).isEqualTo(2);
    }

    @Test
    void beside_anotherModel_readsAsIfItsCountsWereAdded() {
        Random random = new Random(SEED);
        Model small = new Model();
        Model both = new Model();
        for (int increment = 0; increment < 400; increment++) {
            Evidence one = new Evidence.Builder()
                    .add(random.nextInt(ROWS), random.nextInt(COLUMNS))
                    .build();
            (increment < 300 ? model : small).apply(one);
            both.apply(one);
        }
        Model read = model.beside(small);
        for (long row = 0; row <= ROWS; row++) {
            Map<Long, Long> visited = new TreeMap<>();
            read.forEach(row, visited::put);
            Map<Long, Long> sums = new TreeMap<>();
            both.forEach(row, sums::put);
            assertThat(visited).as("row %d, seed %d", row, SEED).isEqualTo(sums);
            assertThat(read.total(row)).isEqualTo(both.total(row));
            assertThat(read.distinct(row)).isEqualTo(both.distinct(row));
            assertThat(read.has(row)).isEqualTo(both.has(row));
            for (long column = 0; column < COLUMNS; column++) {
                assertThat(read.count(row, column)).isEqualTo(both.count(row, column));
            }
        }
    }

    @Test
    void read_aRow_tellsHowManyPositiveCellsThenThemWhereTheyAreWanted() {
        model.apply(
                new Evidence.Builder().add(1, 2, 3).add(1, 4, 5).add(1, 6, -7).build());
        model.apply(new Evidence.Builder().add(2, 4, -1).build());
        Model small = new Model();
        small.apply(new Evidence.Builder().add(1, 4).add(1, 8).add(9, 2).build());
        assertThat(told(model, 1, true)).isEqualTo("2 {2=3, 4=5}");
        assertThat(told(model, 1, false)).isEqualTo("2 {}");
        assertThat(told(model, 2, true)).isEqualTo("0 {}");
        assertThat(told(model, 3, true)).isEqualTo("0 {}");
        assertThat(told(model.beside(small), 1, true)).isEqualTo("3 {2=3, 4=6, 8=1}");
        assertThat(told(model.beside(small), 9, true)).isEqualTo("1 {2=1}");
    }

    private static String told(Model of, long row, boolean wanted) {
        Map<Long, Long> visited = new TreeMap<>();
        StringBuilder told = new StringBuilder();
        of.read(row, new Model.RowReader() {
            @Override
            public boolean begin(int distinct) {
                told.append(distinct).append(' ');
                return wanted;
            }

            @Override
            public void visit(long column, long count) {
                visited.put(column, count);
            }
        });
        return told.append(visited).toString();
    }

    @Test
    void apply_toAModelReadBesideAnother_isRefused() {
        Model read = model.beside(new Model());
        Evidence any = new Evidence.Builder().add(1, 2).build();
        assertThatThrownBy(() -> read.apply(any)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void version_everyKindOfChange_grows() {
        model.apply(new Evidence.Builder().add(1, 2).build());
        long applied = model.version();
        assertThat(applied).isPositive();
        model.add(1, 2, 3);
        assertThat(model.version()).isGreaterThan(applied);
    }
}
