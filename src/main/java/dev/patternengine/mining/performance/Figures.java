package dev.patternengine.mining.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Seconds and ratios as people read them. */
final class Figures {
    private static final MathContext DIGITS = new MathContext(3);
    private static final double MOST_SECONDS = 1e12;
    private static final double TOLD_BY_TWO_DIGITS = 1.095;
    private static final double NO_DIFFERENCE = 1.005;
    private static final String THOUSANDS = "(?<=\\d)(?=(\\d{3})+$)";

    private Figures() {}

    /** Seconds by three digits, never in powers of ten: thousands stand apart. */
    static String seconds(double seconds) {
        if (!(seconds <= MOST_SECONDS)) {
            return "more than " + seconds(MOST_SECONDS);
        }
        String plain =
                new BigDecimal(seconds).round(DIGITS).stripTrailingZeros().toPlainString();
        return (plain.contains(".") ? plain : plain.replaceAll(THOUSANDS, " ")) + " s";
    }

    /** One digit behind the point, and two where one would hide that there is a difference. */
    static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < TOLD_BY_TWO_DIGITS ? "%.2f" : "%.1f", ratio);
    }

    /** How one compares with another: goes before the name of the other. */
    static String faster(double ratio) {
        return ratio < NO_DIFFERENCE ? "about as fast as" : ratio(ratio) + " times faster than";
    }
}
