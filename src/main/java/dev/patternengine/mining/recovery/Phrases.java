package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Origin;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures, ways and templates as people read them. */
final class Phrases {
    private static final int MOST_ORIGINS = 4;

    private Phrases() {}

    /** {@code 11 % of 1 776}. */
    static String share(Trials trials) {
        long percent = trials.tried() == 0 ? 0 : Math.round(100.0 * trials.worked() / trials.tried());
        return percent + " % of "
                + String.format(Locale.ROOT, "%,d", trials.tried()).replace(',', ' ');
    }

    /** {@code 11 % of 1 776}; where only the last tries count, which are known as a share, {@code about 80 % of the last 32}. */
    static String share(Option option) {
        Trials trials = option.trials();
        return option.lately()
                ? "about %d %% of the last %d"
                        .formatted(Math.round(100.0 * trials.worked() / trials.tried()), trials.tried())
                : share(trials);
    }

    private static String share(Origin.Rate rate) {
        return share(new Trials(rate.support(), Math.round(rate.share() * rate.support())));
    }

    /** Who contradicts, and what each origin knows; of the first {@value #MOST_ORIGINS}. */
    static String dispute(List<Origin> origins) {
        long contradicting = origins.stream().filter(Origin::contradicts).count();
        String who = contradicting == 1 ? "one origin contradicts: " : contradicting + " origins contradict: ";
        int left = origins.size() - MOST_ORIGINS;
        return origins.stream()
                .limit(MOST_ORIGINS)
                .map(Phrases::origin)
                .collect(Collectors.joining("; ", who, left > 0 ? "; and " + left + " more" : ""));
    }

    private static String origin(Origin origin) {
        String own = origin.rate().support() == 0 ? "never tried it" : share(origin.rate());
        String better = origin.better()
                .map(other -> ", but " + other.action() + " " + share(other.rate()))
                .orElse("");
        return origin.name() + " " + own + better;
    }

    /** {@code a, then b, then c}. */
    static String path(String action, List<String> then) {
        return then.isEmpty() ? action : action + ", then " + String.join(", then ", then);
    }

    static String shortened(String text, int longest) {
        String shown = text.isEmpty() ? "no error text" : text;
        return shown.length() <= longest ? shown : shown.substring(0, longest - 1) + "…";
    }
}
