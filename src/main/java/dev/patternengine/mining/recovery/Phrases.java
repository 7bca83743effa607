package dev.patternengine.mining.recovery;

import java.util.List;
import java.util.Locale;

/** Figures, ways and templates as people read them. */
final class Phrases {
    static final String RETRY = "the same call again";

    private Phrases() {}

    /** {@code 11 % of 1 776}. */
    static String share(Trials trials) {
        long percent = trials.tried() == 0 ? 0 : Math.round(100.0 * trials.worked() / trials.tried());
        return percent + " % of "
                + String.format(Locale.ROOT, "%,d", trials.tried()).replace(',', ' ');
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
