package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.tool.ToolWorld.Shape;
import dev.patternengine.mining.tool.ToolWorld.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what is told of tools holds, over random worlds whose truth is known. Prints what it measures. */
class ToolCalibrationTest {
    private static final int WORLDS = 6;
    private static final int BINS = 10;

    private static final List<Shape> SHAPES = List.of(
            new Shape(0, 1, 0, 1),
            new Shape(0, 1, 0, 500),
            new Shape(1, 2, -1, 1),
            new Shape(1, 3, -1, 500),
            new Shape(2, 3, 2, 20),
            new Shape(3, 3, 3, 500),
            new Shape(4, 3, 1, 20),
            new Shape(3, 3, 0, 20));

    private static List<Told> told(Shape shape, int uses) {
        List<Told> all = new ArrayList<>();
        for (int seed = 0; seed < WORLDS * 1_000 / (uses + 500) + 4; seed++) {
            ToolWorld world = new ToolWorld(shape, seed + 31L * uses + shape.hashCode());
            world.observe(uses);
            world.ask().forEach(all::addAll);
        }
        return all;
    }

    private static double coverage(List<Told> told) {
        return told.stream().filter(Told::isCovered).count() / (double) told.size();
    }

    private static double width(List<Told> told) {
        return told.stream().mapToDouble(Told::width).average().orElseThrow();
    }

    /** The mean distance of told probabilities and true rates, in tenths of the told. */
    private static double miscalibration(List<Told> told) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double tenth = bin;
            sum += Math.abs(told.stream()
                    .filter(one -> Math.floor(one.item().confidence() * BINS) == tenth)
                    .mapToDouble(one -> one.item().confidence() - one.truth())
                    .sum());
        }
        return sum / told.size();
    }

    @ParameterizedTest
    @CsvSource({"20, .93, .08", "60, .93, .05", "200, .93, .03", "600, .93, .02", "3000, .93, .02"})
    void answer_afterSoManyUsesOfATask_tellsIntervalsThatHoldAndProbabilitiesThatComeTrue(
            int uses, double least, double most) {
        List<Told> all = new ArrayList<>();
        for (Shape shape : SHAPES) {
            List<Told> told = told(shape, uses);
            all.addAll(told);
            System.out.printf(
                    Locale.ROOT,
                    "%d uses, %s: %d told, coverage %.3f, width %.3f, off by %.3f%n",
                    uses,
                    shape,
                    told.size(),
                    coverage(told),
                    width(told),
                    miscalibration(told));
        }
        System.out.printf(
                Locale.ROOT,
                "%d uses: %d told, coverage %.3f, width %.3f, off by %.3f%n",
                uses,
                all.size(),
                coverage(all),
                width(all),
                miscalibration(all));
        assertThat(all.size()).as("told").isGreaterThan(400);
        assertThat(coverage(all)).as("coverage").isGreaterThan(least);
        assertThat(miscalibration(all)).as("off by").isLessThan(most);
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "200, .4", "3000, .1"})
    void answer_withoutContext_tellsTheNarrowerTheMoreIsKnown(int uses, double most) {
        assertThat(width(told(SHAPES.get(0), uses))).isLessThan(most);
    }

    @Test
    void answer_inContextsOfWhichMostDoesNotMatter_tellsNearlyAsNarrowlyAsWithoutThem() {
        assertThat(width(told(new Shape(4, 3, 1, 20), 3_000))).isLessThan(0.25);
    }
}
