package dev.patternengine.mining.recovery;

import dev.patternengine.mining.Model;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to do in a situation and what to leave: by what recovered, never by what is frequent.
 *
 * @param options worth doing, by the lower bound of their chance, best first
 * @param avoided known to recover less often than failures do on the whole, worst first
 * @param trials everything tried in the situation
 * @param base the share of failures there that recovered, whatever was done
 */
record Ranking(List<Option> options, List<Option> avoided, Trials trials, double base) {
    /** Tries that an action needs before it is advised. */
    static final int LEAST_TRIES = 3;

    /** Where the best that is known is below this chance, nothing is advised. */
    static final double HOPELESS = 0.2;

    private static final int LEAST_FAILED_TRIES = 5;
    private static final double ROUNDING = 1e-9;
    private static final Comparator<Option> BEST_FIRST =
            Comparator.comparingDouble(Option::low).reversed().thenComparingLong(Option::action);
    private static final Comparator<Option> WORST_FIRST =
            Comparator.comparingDouble(Option::high).thenComparingLong(Option::action);

    static Ranking of(Situation situation) {
        Trials trials = situation.trials();
        double base = situation.base();
        double bar = Math.max(base, situation.everywhere());
        List<Option> known =
                Arrays.stream(situation.actions()).mapToObj(situation::option).toList();
        List<Option> avoided = known.stream()
                .filter(option -> option.trials().tried() >= LEAST_FAILED_TRIES && option.high() < bar)
                .sorted(WORST_FIRST)
                .toList();
        List<Option> options = known.stream()
                .filter(option -> option.trials().tried() >= LEAST_TRIES && !avoided.contains(option))
                .filter(option -> option.chance().mean() >= base - ROUNDING && option.high() >= HOPELESS)
                .sorted(BEST_FIRST)
                .toList();
        return new Ranking(options, avoided, trials, base);
    }

    Optional<Option> best() {
        return options.stream().findFirst();
    }

    /** Tries that the most tried action still needs. */
    static long needs(Model model, Situation situation) {
        long most = 0;
        for (long place : situation.places()) {
            most = Math.max(most, most(model, Rows.tried(place)));
        }
        return Math.max(0, LEAST_TRIES - most);
    }

    private static long most(Model model, long tried) {
        long[] most = {0};
        model.forEach(tried, (action, count) -> most[0] = action == Rows.OTHERS ? most[0] : Math.max(most[0], count));
        return most[0];
    }
}
