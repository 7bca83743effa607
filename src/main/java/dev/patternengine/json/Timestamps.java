package dev.patternengine.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Reads timestamps as ISO 8601 profiles them: {@code 2026-11-22}, {@code 2026-11-22T08:00}, seconds, up to nine digits of
 * fraction (cut to milliseconds), and a zone {@code Z} or {@code +01:00}; without a zone it is UTC. O(length), no garbage
 * but a date.
 */
final class Timestamps {
    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 16;
    private static final int MILLI_DIGITS = 3;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int MOST_OFFSET_HOURS = 18;

    private final String text;
    private int place;

    private Timestamps(String text) {
        this.text = text;
    }

    /** Epoch milliseconds, or empty when the text is no timestamp. */
    static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(new Timestamps(text).read());
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return OptionalLong.empty();
        }
    }

    private long read() {
        long millis = date() * MILLIS_A_DAY;
        if (text.length() > DATE_LENGTH) {
            expect("Tt ");
            millis += time();
            millis -= offset();
        }
        if (place != text.length()) {
            throw new DateTimeException("trailing text");
        }
        return millis;
    }

    private long date() {
        int year = digits(4);
        expect("-");
        int month = digits(2);
        expect("-");
        return LocalDate.of(year, month, digits(2)).toEpochDay();
    }

    private long time() {
        long minutes = upTo(23) * 60L;
        expect(":");
        minutes += upTo(59);
        long millis = minutes * 60_000L;
        if (text.length() > TIME_LENGTH && text.charAt(place) == ':') {
            place++;
            millis += upTo(59) * 1_000L + fraction();
        }
        return millis;
    }

    private long fraction() {
        if (place == text.length() || text.charAt(place) != '.') {
            return 0;
        }
        int start = ++place;
        long millis = 0;
        while (place < text.length() && isDigit(text.charAt(place))) {
            if (place - start < MILLI_DIGITS) {
                millis = millis * 10 + digit(text.charAt(place));
            }
            place++;
        }
        int count = place - start;
        if (count == 0 || count > MOST_FRACTION_DIGITS) {
            throw new DateTimeException("fraction");
        }
        for (int missing = count; missing < MILLI_DIGITS; missing++) {
            millis *= 10;
        }
        return millis;
    }

    private long offset() {
        if (place == text.length()) {
            return 0;
        }
        char sign = expect("Zz+-");
        if (sign != '+' && sign != '-') {
            return 0;
        }
        long minutes = upTo(MOST_OFFSET_HOURS) * 60L;
        if (place < text.length()) {
            if (text.charAt(place) == ':') {
                place++;
            }
            minutes += upTo(59);
        }
        return (sign == '-' ? -minutes : minutes) * 60_000L;
    }

    private char expect(String choices) {
        char character = text.charAt(place++);
        if (choices.indexOf(character) < 0) {
            throw new DateTimeException("expected one of " + choices);
        }
        return character;
    }

    private int upTo(int most) {
        int value = digits(2);
        if (value > most) {
            throw new DateTimeException("out of range");
        }
        return value;
    }

    private int digits(int count) {
        int value = 0;
        for (int end = place + count; place < end; place++) {
            value = value * 10 + digit(text.charAt(place));
        }
        return value;
    }

    private static int digit(char character) {
        if (!isDigit(character)) {
            throw new DateTimeException("digit expected");
        }
        return character - '0';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
