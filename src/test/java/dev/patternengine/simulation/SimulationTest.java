package dev.patternengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.simulation.Plan.Planted;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many seeds, each another adversary: all nodes end equal to the log, and nothing counts twice. To replay one:
 * {@code -Dpatternengine.seed=N}; more of them: {@code -Dpatternengine.seeds=N}.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("patternengine.seeds", 10_000);
    private static final Long ONE = Long.getLong("patternengine.seed");

    private static List<String> run(Plan plan, long seed) {
        return new World(plan, seed).run();
    }

    @Test
    void run_anySeed_allNodesEndEqualAndNothingCountsTwice() {
        LongStream seeds = ONE == null ? LongStream.range(0, SEEDS) : LongStream.of(ONE);
        seeds.forEach(seed -> assertThat(run(Plan.of(seed), seed))
                .as("seed %d: replay it with -Dpatternengine.seed=%d", seed, seed)
                .isEmpty());
    }

    @Test
    void run_sameSeed_sameCourse() {
        World one = new World(Plan.of(3), 3);
        World other = new World(Plan.of(3), 3);
        one.run();
        other.run();
        assertThat(other.tally().healingMillis).isEqualTo(one.tally().healingMillis);
        assertThat(other.clock().now()).isEqualTo(one.clock().now());
        assertThat(other.store().history(0)).isEqualTo(one.store().history(0));
    }

    /** An adversary that does nothing would prove nothing. */
    @Test
    void run_manySeeds_everyFaultHappens() {
        World.Tally all = new World.Tally();
        for (long seed = 0; seed < 100; seed++) {
            World world = new World(Plan.of(seed), seed);
            world.run();
            all.kills += world.tally().kills;
            all.freezes += world.tally().freezes;
            all.cuts += world.tally().cuts;
            all.losses += world.tally().losses;
            all.trims += world.tally().trims;
            all.takeovers += world.tally().takeovers;
        }
        assertThat(List.of(all.kills, all.freezes, all.cuts, all.losses, all.trims, all.takeovers))
                .as("kills, freezes, cuts, losses, trims, take-overs")
                .allMatch(count -> count >= 30);
    }

    @Test
    void run_storeThatLosesItsEnd_tornAppendsComeBack() {
        assertThat(LongStream.range(0, 1_000).filter(seed -> torn(seed) > 0).limit(3))
                .as("seeds where a torn append came back")
                .hasSize(3);
    }

    private static int torn(long seed) {
        World world = new World(Plan.losing(), seed);
        world.run();
        return world.tally().torn;
    }

    @ParameterizedTest
    @EnumSource(value = Planted.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void run_plantedMistake_isNoticed(Planted planted) {
        assertThat(LongStream.range(0, 3_000)
                        .anyMatch(
                                seed -> !run(Plan.losing().with(planted), seed).isEmpty()))
                .as("within 3000 seeds")
                .isTrue();
    }
}
