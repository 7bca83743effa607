package dev.patternengine.cli.text;

import dev.patternengine.domain.Interval;
import java.util.Locale;

/** The texts of a table's cells: figures, and foreign texts made harmless. */
public final class Cells {
    private static final String ELLIPSIS = "…";

    private Cells() {}

    /** A share in [0, 1] as a percentage; a dash when there is none. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** An interval of a share, in percent. */
    public static String percents(Interval interval) {
        return String.format(Locale.ROOT, "[%.0f, %.0f]", 100 * interval.low(), 100 * interval.high());
    }

    /** How many times faster. */
    public static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1f×", ratio);
    }

    /** An interval of a ratio. */
    public static String times(Interval interval) {
        return String.format(Locale.ROOT, "[%.1f, %.1f]", interval.low(), interval.high());
    }

    /** A number, its thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** So many of a thing, whose plural ends with an s. */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** A figure as it is: whole numbers are counts, all others have three digits. */
    public static String figure(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value == Math.rint(value) ? count((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    /** As {@link #shortened}, but cut in its middle: texts that differ at their ends only are told apart. */
    public static String shortenedWithin(String text, int columns) {
        String harmless = harmless(text);
        if (Width.of(harmless) <= columns) {
            return harmless;
        }
        int first = columns * 2 / 3;
        int begin = harmless.length();
        for (int width = 0; begin > 0; ) {
            int point = harmless.codePointBefore(begin);
            width += Width.of(point);
            if (width > columns - first) {
                break;
            }
            begin -= Character.charCount(point);
        }
        return shortened(harmless, first) + harmless.substring(begin);
    }

    /** The text without control characters, cut to so many columns of a terminal. */
    public static String shortened(String text, int columns) {
        String harmless = harmless(text);
        if (Width.of(harmless) <= columns) {
            return harmless;
        }
        StringBuilder kept = new StringBuilder();
        int width = 1;
        for (int point : harmless.codePoints().toArray()) {
            width += Width.of(point);
            if (width > columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + ELLIPSIS;
    }

    /** The text with its control characters, line breaks among them, written as escapes. */
    public static String harmless(String text) {
        if (text.codePoints().noneMatch(Cells::isHarmful)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isHarmful(point)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    /** Controls, and marks that turn the direction of what follows. */
    private static boolean isHarmful(int point) {
        return Character.isISOControl(point)
                || point == 0x2028
                || point == 0x2029
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
