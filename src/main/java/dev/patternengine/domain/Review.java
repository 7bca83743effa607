package dev.patternengine.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person said about a pattern.
 *
 * @param verdict what to do with it
 * @param by who says so, as the person was named by whoever told it
 * @param note why; may be empty
 * @param at when, epoch milliseconds
 * @param key what was shown to be let in, as records name it: never a secret; empty where nobody was asked for a key, or it is not known
 */
public record Review(Verdict verdict, String by, String note, long at, String key) {
    /** One told without a key. */
    public Review(Verdict verdict, String by, String note, long at) {
        this(verdict, by, note, at, "");
    }

    /** What holds where people differ; {@link Verdict#NONE} where nobody said anything. */
    public static Verdict strongest(Collection<Review> reviews) {
        return reviews.stream()
                .map(Review::verdict)
                .max(Comparator.comparingInt(Verdict::strength))
                .orElse(Verdict.NONE);
    }

    /** What to do with a pattern. Where people differ, the strongest holds. */
    public enum Verdict {
        /** Nothing: takes back what the person said before. */
        NONE(0),
        /** Neither list nor advise it. */
        MUTE(1),
        /** List it first, whoever mutes it. */
        PIN(2),
        /** Never advise it, whoever pins it. */
        VETO(3);

        private final int strength;

        Verdict(int strength) {
            this.strength = strength;
        }

        /** 0 to 3, the strongest last; stands for the verdict where it is stored. */
        public int strength() {
            return strength;
        }

        /** The verdict of a strength. */
        public static Optional<Verdict> of(int strength) {
            return Arrays.stream(values())
                    .filter(verdict -> verdict.strength == strength)
                    .findFirst();
        }

        /** As it is written. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The verdict that is written so; {@link #NONE} is never written. */
        public static Optional<Verdict> of(String label) {
            for (Verdict verdict : values()) {
                if (verdict != NONE && verdict.label().equals(label)) {
                    return Optional.of(verdict);
                }
            }
            return Optional.empty();
        }
    }
}
