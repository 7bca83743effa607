package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What comes within the next {@value #STEPS} steps, for where no single task is likely to be the very next: the forecast of
 * the next one, and what came two and three steps after the last tasks, added. A sum of probabilities, so an upper bound of
 * the probability that the task is done within these steps, and close to it for tasks that are not repeated.
 */
final class Outlook {
    static final int STEPS = 3;

    private static final double DISCOUNT = 0.9;

    private final Model model;
    private final Long2DoubleOpenHashMap chances = new Long2DoubleOpenHashMap();

    private Outlook(Model model) {
        this.model = model;
    }

    /**
     * A task with its chance.
     *
     * @param chance that it is done within the steps, in [0, 1]
     */
    record Prospect(long task, double chance) {}

    /** The tasks that come soon after the trail, likeliest first. */
    static List<Prospect> of(Trail trail, Forecast forecast, Model model) {
        Outlook outlook = new Outlook(model);
        for (int place = 0; place < forecast.size(); place++) {
            outlook.chances.addTo(forecast.task(place), forecast.probability(place));
        }
        long last = trail.last();
        double left = trail.length() < 2 ? 1 : outlook.add(Views.skipPair(trail.back(1), last), 1);
        outlook.add(Views.skip(Views.SKIP_TWO, last), left);
        outlook.add(Views.skip(Views.SKIP_THREE, last), 1);
        return outlook.ranked();
    }

    /** Adds the shares of a row's followers, so much of each; returns what is left for what it has not seen. */
    private double add(long row, double weight) {
        long ends = model.count(row, Symbols.END);
        double total = model.total(row) - ends;
        if (total <= 0) {
            return weight;
        }
        model.forEach(row, (task, count) -> {
            if (Symbols.isTask(task)) {
                chances.addTo(task, weight * Math.max(count - DISCOUNT, 0) / total);
            }
        });
        return weight * DISCOUNT * (model.distinct(row) - (ends > 0 ? 1 : 0)) / total;
    }

    private List<Prospect> ranked() {
        List<Prospect> prospects = new ArrayList<>();
        chances.forEach((task, chance) -> prospects.add(new Prospect(task, Math.min(chance, 1))));
        prospects.sort(Comparator.comparingDouble(Prospect::chance).reversed().thenComparingLong(Prospect::task));
        return prospects;
    }

    /** How often anything came so many steps after the last task: what the chances rest on. */
    static long support(Trail trail, Model model) {
        long row = Hash64.mix(Symbols.NOTHING, trail.last());
        return model.total(row) - model.count(row, Symbols.END);
    }
}
