package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of all lengths, with columns and counts of all sizes, against maps. */
class CellsTest {
    private static final long SEED = 20_261_127;
    private static final int ROWS = 24;

    private final Random random = new Random(SEED);
    private final Model model = new Model();

    /** By row, its cells, oldest first, without zeros. */
    private final Map<Long, LinkedHashMap<Long, Long>> expected = new LinkedHashMap<>();

    @Test
    void apply_rowsOfAllLengthsAndNumbersOfAllSizes_holdsTheSumsInTheOrderTheyCame() {
        for (int round = 0; round < 400; round++) {
            applySome(round);
        }
        assertThat(expected.values().stream().mapToInt(Map::size).max().orElseThrow())
                .isGreaterThan(300);
        assertHolds(model);
    }

    @Test
    void copy_modelGoesOn_staysAsItWas() {
        for (int round = 0; round < 200; round++) {
            applySome(round);
        }
        Model copy = model.copy();
        assertHolds(copy);
        byte[] before = Snapshot.of(copy);
        for (int round = 0; round < 200; round++) {
            applySome(round);
        }
        assertThat(Snapshot.of(copy)).as("seed %d", SEED).isEqualTo(before);
        assertHolds(model);
    }

    @Test
    void apply_allTakenAwayAgain_leavesNothing() {
        for (int round = 0; round < 200; round++) {
            applySome(round);
        }
        Evidence.Builder out = new Evidence.Builder();
        expected.forEach((row, cells) -> cells.forEach((column, sum) -> out.add(row, column, -sum)));
        model.apply(out.build());
        assertThat(model.cells()).isZero();
        assertThat(model.rows()).isZero();
        assertThat(Snapshot.of(model)).isEqualTo(Snapshot.of(new Model()));
    }

    @Test
    void bytes_contextsOfOneAndTwoFollowers_areFewForEach() {
        int rows = 100_000;
        for (int row = 0; row < rows; row++) {
            model.add(hash(row), hash(-row), 1);
            model.add(hash(row), hash(row % 2), 1);
        }
        assertThat((double) model.bytes() / rows).isBetween(40.0, 52.0);
    }

    @Test
    void bytes_rowsThatComeAndGo_areTakenOnce() {
        for (int row = 0; row < 10_000; row++) {
            grow(row);
        }
        long before = model.bytes();
        for (int row = 10_000; row < 100_000; row++) {
            grow(row);
            for (int column = 0; column < 20; column++) {
                model.add(hash(row - 10_000), hash(column), -1);
            }
        }
        assertThat(model.rows()).isEqualTo(10_000);
        assertThat((double) model.bytes() / before).isLessThan(1.3);
    }

    @Test
    void sweep_longRowOfWhichTwoAreLeft_takesLittle() {
        for (int row = 0; row < 1_000; row++) {
            grow(row);
        }
        long before = model.bytes();
        for (int row = 0; row < 1_000; row++) {
            for (int column = 1; column < 19; column++) {
                model.add(hash(row), hash(column), -1);
            }
        }
        assertThat(model.columns(hash(0))).containsExactlyInAnyOrder(hash(0), hash(19));
        assertThat((before - model.bytes()) / 1_000).isGreaterThan(200);
    }

    @Test
    void bytes_longRowWhoseCellsComeAndGo_isAsLongAsItsCells() {
        for (int column = 0; column < 1_000; column++) {
            model.add(1, hash(column), 1);
        }
        long before = model.bytes();
        for (int column = 1_000; column < 50_000; column++) {
            model.add(1, hash(column), 1);
            model.add(1, hash(column - 1_000), -1);
        }
        assertThat(model.cells()).isEqualTo(1_000);
        assertThat((double) model.bytes() / before).isLessThan(1.5);
    }

    private void grow(int row) {
        for (int column = 0; column < 20; column++) {
            model.add(hash(row), hash(column), 1);
        }
    }

    private static long hash(long of) {
        return Hash64.mix(1, of);
    }

    private void applySome(int round) {
        Evidence.Builder out = new Evidence.Builder();
        for (int increment = random.nextInt(80); increment > 0; increment--) {
            long row = random.nextInt(ROWS);
            long column = column(row);
            long taken = -expected.getOrDefault(row, new LinkedHashMap<>()).getOrDefault(column, 0L)
                    - out.delta(row, column);
            out.add(row, column, random.nextInt(5) == 0 ? taken : delta(row, round));
        }
        Evidence evidence = out.build();
        model.apply(evidence);
        for (int place = 0; place < evidence.size(); place++) {
            expected.computeIfAbsent(evidence.row(place), ignored -> new LinkedHashMap<>())
                    .merge(evidence.column(place), evidence.delta(place), Long::sum);
        }
        expected.values().forEach(cells -> cells.values().removeIf(sum -> sum == 0));
        expected.values().removeIf(Map::isEmpty);
    }

    /** Rows of one column and of hundreds; small numbers, middle ones and hashes. */
    private long column(long row) {
        long column = random.nextInt(row % 4 == 0 ? 1_000 : 1 + (int) row);
        return switch ((int) row % 3) {
            case 0 -> column;
            case 1 -> column * 100_000;
            default -> hash(column);
        };
    }

    private long delta(long row, int round) {
        long small = random.nextInt(9) - 3L;
        return switch ((int) row % 5) {
            case 0 -> small * (1L << random.nextInt(40));
            case 1 -> round > 100 ? small * 100_000 : small;
            default -> small;
        };
    }

    private void assertHolds(Model of) {
        assertThat(of.rows()).isEqualTo(expected.size());
        assertThat(of.cells())
                .isEqualTo(expected.values().stream().mapToInt(Map::size).sum());
        for (long row = 0; row < ROWS; row++) {
            Map<Long, Long> cells = expected.getOrDefault(row, new LinkedHashMap<>());
            LinkedHashMap<Long, Long> visited = new LinkedHashMap<>();
            of.forEachSum(row, visited::put);
            List<Map.Entry<Long, Long>> newestFirst = new ArrayList<>(cells.entrySet());
            Collections.reverse(newestFirst);
            assertThat(List.copyOf(visited.entrySet()))
                    .as("row %d, seed %d", row, SEED)
                    .isEqualTo(newestFirst);
            assertThat(of.total(row))
                    .isEqualTo(cells.values().stream()
                            .mapToLong(sum -> Math.max(sum, 0))
                            .sum());
            assertThat(of.distinct(row)).isEqualTo((int)
                    cells.values().stream().filter(sum -> sum > 0).count());
            for (Map.Entry<Long, Long> cell : cells.entrySet()) {
                assertThat(of.sum(row, cell.getKey())).isEqualTo(cell.getValue());
            }
            assertThat(of.has(row, 1_001)).isFalse();
        }
    }
}
