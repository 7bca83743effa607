package dev.patternengine.mining.tool;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.stats.LogScale;
import java.util.Arrays;
import java.util.List;

/**
 * The features under which a tool is used: the session's previous task, entries of the context, words of the goal, and
 * pairs of context entries. At most 33 single features (1 task, 16 entries, 16 words) and 28 pairs (of 8 entries).
 *
 * <p>Features are 64-bit hashes, equal for equal circumstances: texts up to 64 characters as they are, numbers by powers
 * of two of their size. One owner, one thread; built once, then only read.
 */
final class Circumstances {
    private static final int MOST_ENTRIES = 16;
    private static final int MOST_PAIRED = 8;
    private static final int MOST_WORDS = 16;
    private static final int MOST_SINGLES = 1 + MOST_ENTRIES + MOST_WORDS;
    private static final int LONGEST_TEXT = 64;

    private static final long PREVIOUS = Hash64.of("previous task");
    private static final long WORD = Hash64.of("word of the goal");
    private static final long ENTRY = Hash64.of("entry of the context");

    private final String goal;
    private final Hashes hashes;
    private long[] singles = new long[8];
    private Object[] sources = new Object[8];
    private int size;
    private int paired;
    private int firstEntry;

    private Circumstances(String goal, Hashes hashes) {
        this.goal = goal;
        this.hashes = hashes;
    }

    /**
     * @param previous the session's previous task, empty for none
     * @param goal empty: the one in the context
     * @param hashes of texts met lately
     */
    static Circumstances of(String previous, Attributes context, String goal, Hashes hashes) {
        Circumstances made = new Circumstances(goal.isEmpty() ? context.text(Attributes.GOAL) : goal, hashes);
        if (!previous.isEmpty()) {
            made.add(Hash64.mix(PREVIOUS, hashes.of(previous)), previous);
        }
        made.addEntries(context.items());
        made.addWords();
        return made;
    }

    private void addEntries(List<Attribute> items) {
        firstEntry = size;
        for (int place = 0; place < items.size() && size - firstEntry < MOST_ENTRIES; place++) {
            Attribute item = items.get(place);
            if (!item.name().equals(Attributes.GOAL)) {
                addEntry(item);
            }
        }
        paired = Math.min(size - firstEntry, MOST_PAIRED);
    }

    private void addEntry(Attribute item) {
        long value;
        if (item.value() instanceof Value.Numeric number) {
            value = sizeOf(number.number());
        } else {
            String text = item.value().text();
            if (text.length() > LONGEST_TEXT) {
                return;
            }
            value = hashes.of(text);
        }
        add(Hash64.mix(ENTRY, hashes.of(item.name()), value), item);
    }

    private static long sizeOf(double number) {
        return number == 0 ? Long.MIN_VALUE : LogScale.COARSE.bucket(Math.abs(number)) * 2 + (number < 0 ? 1 : 0);
    }

    private void addWords() {
        if (!goal.isEmpty()) {
            for (String word : Words.of(goal, MOST_WORDS)) {
                add(Hash64.mix(WORD, hashes.of(word)), word);
            }
        }
    }

    private void add(long feature, Object source) {
        if (size == singles.length) {
            singles = Arrays.copyOf(singles, MOST_SINGLES);
            sources = Arrays.copyOf(sources, MOST_SINGLES);
        }
        singles[size] = feature;
        sources[size++] = source;
    }

    String goal() {
        return goal;
    }

    /** How many single features there are. */
    int size() {
        return size;
    }

    long single(int place) {
        return singles[place];
    }

    /** How many pairs there are. */
    int pairs() {
        return paired * (paired - 1) / 2;
    }

    /** Visits the features that are pairs of context entries; a pair is the same whichever entry comes first. */
    void forEachPair(FeatureVisitor visitor) {
        for (int one = firstEntry + 1; one < firstEntry + paired; one++) {
            for (int other = firstEntry; other < one; other++) {
                visitor.visit(pair(singles[other], singles[one]));
            }
        }
    }

    private static long pair(long one, long other) {
        return Hash64.mix(Math.min(one, other), Math.max(one, other));
    }

    /** What a single feature is, for people. */
    String name(int place) {
        if (sources[place] instanceof Attribute item) {
            return item.name()
                    + (item.value() instanceof Value.Numeric number
                            ? sizeName(number)
                            : "=" + item.value().text());
        }
        return place < firstEntry ? "after " + sources[place] : "goal has " + sources[place];
    }

    private static String sizeName(Value.Numeric value) {
        double number = value.number();
        if (number == 0) {
            return "=0";
        }
        long bucket = LogScale.COARSE.bucket(Math.abs(number));
        String sign = number < 0 ? "-" : "";
        return " of " + sign + power((double) bucket) + " to " + sign + power(bucket + 1.0);
    }

    private static String power(double exponent) {
        double power = Math.min(Math.pow(2, exponent), Double.MAX_VALUE);
        return Value.of(exponent < 0 ? Math.rint(power * 1e6) / 1e6 : power).text();
    }

    /** Takes a feature. */
    @FunctionalInterface
    interface FeatureVisitor {
        void visit(long feature);
    }
}
