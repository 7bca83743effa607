package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;

/** Finds the claims of a model that were opened. */
final class Claims {
    private Claims() {}

    /** An opened claim with the dimension it is about. */
    record Named(long task, long dimensionName, Comparison.Claim claim) {}

    /** The claims about all tasks, in an order that equal models share. */
    static List<Named> all(Model model) {
        List<Named> claims = new ArrayList<>();
        for (long task : model.columns(Cells.TASKS)) {
            claims.addAll(about(model, task));
        }
        return claims;
    }

    /** The claims about one task; O(dimensions × values²). */
    static List<Named> about(Model model, long task) {
        List<Named> claims = new ArrayList<>();
        for (long name : model.columns(Cells.dimensions(task))) {
            long dimension = Hash64.mix(task, name);
            long[] values = model.columns(Cells.values(dimension));
            for (long faster : values) {
                for (long slower : values) {
                    Comparison.Claim claim =
                            new Comparison.Claim(Comparison.of(dimension, faster, slower), faster, slower);
                    if (faster != slower && Discovery.exists(model, claim)) {
                        claims.add(new Named(task, name, claim));
                    }
                }
            }
        }
        return claims;
    }
}
