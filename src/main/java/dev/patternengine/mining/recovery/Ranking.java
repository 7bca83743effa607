package dev.patternengine.mining.recovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to do in a situation and what to leave: by what recovered, never by what is frequent.
 *
 * @param options worth doing, by the lower bound of their chance, best first; a path stands for its first action where it
 *     beats that
 * @param avoided known to recover less often than failures do there on the whole, or hardly ever; worst first
 * @param probes would be avoided, had they been tried of late: nobody knows whether that still holds
 * @param trials everything tried in the situation
 * @param base the share of failures there that recovered, whatever was done
 * @param hopeless whether several things were tried often enough to say that nothing gets out of it
 */
record Ranking(
        List<Option> options, List<Option> avoided, List<Option> probes, Trials trials, double base, boolean hopeless) {
    /** Tries that an action needs before it is advised. */
    static final int LEAST_TRIES = 3;

    /** Where the best that is known has less than this chance, nothing is advised. */
    static final double HOPELESS = 0.2;

    /** Failures it takes to say that nothing helps. */
    static final int LEAST_HOPELESS = 12;

    private static final int LEAST_WAYS = 2;
    private static final double ROUNDING = 1e-9;
    static final Comparator<Option> BEST_FIRST =
            Comparator.comparingDouble(Option::low).reversed().thenComparingLong(Option::action);
    private static final Comparator<Option> WORST_FIRST =
            Comparator.comparingDouble(Option::high).thenComparingLong(Option::action);

    /** As of the last time anything was tried. */
    static Ranking of(Situation situation) {
        return of(situation, 0);
    }

    /** @param now epoch milliseconds, 0 when unknown: what was not tried for weeks is no more avoided */
    static Ranking of(Situation situation, long now) {
        List<Option> known =
                Arrays.stream(situation.actions()).mapToObj(situation::option).toList();
        double base = situation.base();
        List<Option> options = options(situation, known, base);
        List<Option> avoided = new ArrayList<>();
        List<Option> probes = new ArrayList<>();
        double bar = Math.max(base, HOPELESS);
        for (Option option : known) {
            boolean leads = options.stream().anyMatch(better -> better.action() == option.action());
            if (!leads && option.isBelow(bar)) {
                Option faded = situation.option(option.action(), now);
                (faded.isBelow(bar) ? avoided : probes).add(faded);
            }
        }
        avoided.sort(WORST_FIRST);
        probes.sort(BEST_FIRST);
        boolean hopeless = options.isEmpty() && probes.isEmpty() && isHopeless(situation, known);
        return new Ranking(options, List.copyOf(avoided), List.copyOf(probes), situation.trials(), base, hopeless);
    }

    private static List<Option> options(Situation situation, List<Option> known, double base) {
        double bar = Math.max(base, HOPELESS);
        return known.stream()
                .filter(option -> option.trials().tried() >= LEAST_TRIES
                        && option.trials().worked() > 0)
                .map(option -> Paths.longest(situation, option))
                .filter(option -> !option.then().isEmpty() || !option.isBelow(bar))
                .filter(option -> isUsual(option, situation.trials(), base) && isHopeful(option))
                .sorted(BEST_FIRST)
                .toList();
    }

    /** Whether an action is believed to recover as often as all that is done; or was seen to, and does mostly: as the only one tried may. */
    private static boolean isUsual(Option option, Trials all, double base) {
        Trials own = option.trials();
        double chance = option.chance().mean();
        boolean seen = own.worked() * all.tried() >= all.worked() * own.tried();
        return chance >= base - ROUNDING || (seen && chance >= Option.MOSTLY);
    }

    /** Few tries may yet be bad luck; many may not. */
    private static boolean isHopeful(Option option) {
        boolean few = option.trials().tried() < LEAST_HOPELESS;
        return few ? option.high() >= HOPELESS : option.chance().mean() >= HOPELESS;
    }

    private static boolean isHopeless(Situation situation, List<Option> known) {
        Trials trials = situation.trials();
        long ways = known.stream()
                .filter(option -> option.trials().tried() >= LEAST_TRIES)
                .count();
        return trials.tried() >= LEAST_HOPELESS
                && ways >= LEAST_WAYS
                && lost(trials, situation).interval().low() > 1 - HOPELESS;
    }

    /** The belief that failures of the situation do not recover, whatever is done. */
    static Posterior lost(Trials trials, Situation situation) {
        Trials lost = new Trials(trials.tried(), trials.tried() - trials.worked());
        return Posterior.of(1 - situation.everywhere(), 1, lost);
    }

    /** Whether an action is advised or advised against. */
    boolean tells(long action) {
        return Stream.of(options, avoided, probes).flatMap(List::stream).anyMatch(option -> option.action() == action);
    }

    Optional<Option> best() {
        return options.stream().findFirst();
    }

    /**
     * Whether an option is known to do better than what else is done in the situation, by the lower bound of its chance, or to
     * work mostly.
     */
    static boolean isClear(Option option, Situation situation) {
        Trials others = situation.without(option.action());
        double elsewise =
                Posterior.of(situation.everywhere(), LEAST_TRIES, others).mean();
        boolean compared = Math.min(option.trials().tried(), others.tried()) >= Option.LEAST_FAILED_TRIES;
        return option.low() > Option.MOSTLY || (compared && option.low() > elsewise);
    }

    /** The same where bad experience is of other versions of the tool: it warns of nothing. */
    Ranking ofOtherVersions() {
        return new Ranking(options, List.of(), List.of(), trials, base, false);
    }

    /** Only the options that were hardly tried at a version of the tool; for one with which nothing is known to work. */
    Ranking untriedAt(Situation version) {
        List<Option> untried = options.stream()
                .filter(option -> version.option(option.action()).trials().tried() < Option.LEAST_FAILED_TRIES)
                .toList();
        return new Ranking(untried, List.of(), List.of(), trials, base, false);
    }

    /** Tries that the most tried action still needs. */
    static long needs(Situation situation) {
        return Math.max(0, LEAST_TRIES - situation.mostTried());
    }

    /**
     * The fewest tries that could change that nothing is advised, were all of them to work: of something that was tried, or of
     * something new.
     */
    static long missing(Situation situation) {
        double bar = Math.max(situation.base(), HOPELESS);
        return Arrays.stream(situation.actions())
                .mapToObj(situation::option)
                .map(Option::trials)
                .mapToLong(trials -> Math.max(LEAST_TRIES - trials.tried(), missing(trials, bar)))
                .reduce(LEAST_TRIES, Math::min);
    }

    private static long missing(Trials trials, double bar) {
        return Math.max(1, (long) Math.ceil((bar * trials.tried() - trials.worked()) / (1 - bar)));
    }
}
