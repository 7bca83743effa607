package dev.patternengine.mining.tool;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.stats.LogScale;
import dev.patternengine.mining.text.Discretion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

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
    private static final long BROAD = Hash64.of("all but the previous task");
    private static final long WHOLE = Hash64.of("all circumstances");
    private static final long ENTRY = Hash64.of("entry of the context");

    private final String goal;
    private final Hashes hashes;
    private long[] singles = new long[8];
    private Object[] sources = new Object[8];
    private int size;
    private int paired;
    private int firstEntry;
    private int firstWord;
    private int leftOut;
    private List<String> unseen = List.of();

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
        for (int place = 0; place < items.size(); place++) {
            Attribute item = items.get(place);
            boolean entry = !item.name().equals(Attributes.GOAL) && !hashes.isSecret(item.name());
            if (entry && size - firstEntry >= MOST_ENTRIES) {
                leftOut++;
            } else if (entry) {
                addEntry(item);
            }
        }
        paired = Math.min(size - firstEntry, MOST_PAIRED);
        firstWord = size;
    }

    private void addEntry(Attribute item) {
        long value;
        if (item.value() instanceof Value.Numeric number) {
            value = sizeOf(number.number());
        } else {
            String text = item.value().text();
            if (text.length() > LONGEST_TEXT || Discretion.tells(text)) {
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
            for (String word : Words.of(Discretion.goal(goal), MOST_WORDS)) {
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

    /**
     * These without the features that were not seen: what was never met tells nothing. The same where all were.
     *
     * @param isSeen whether a single feature was
     */
    Circumstances seen(LongPredicate isSeen) {
        int first = 0;
        while (first < size && isSeen.test(singles[first])) {
            first++;
        }
        return first == size ? this : without(first, isSeen);
    }

    private Circumstances without(int first, LongPredicate isSeen) {
        Circumstances left = new Circumstances(goal, hashes);
        List<String> names = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            if (place < first || (place > first && isSeen.test(singles[place]))) {
                left.firstEntry += place < firstEntry ? 1 : 0;
                left.firstWord += place < firstWord ? 1 : 0;
                left.paired += place >= firstEntry && place < firstEntry + paired ? 1 : 0;
                left.add(singles[place], sources[place]);
            } else {
                names.add(name(place));
            }
        }
        left.unseen = names;
        left.leftOut = leftOut;
        return left;
    }

    /** The names of the features that were left out by {@link #seen}. */
    List<String> unseen() {
        return unseen;
    }

    /** How to say, at the end of a sentence, that not all entries of the context are looked at; empty where they are. */
    String bounds() {
        return leftOut == 0
                ? ""
                : "; only the first " + MOST_ENTRIES + " entries of the context are looked at, not the other "
                        + leftOut;
    }

    /** Whether the previous task is among the features. */
    boolean hasPrevious() {
        return firstEntry > 0;
    }

    /** What stands for all features where the previous task is among them: the very feature where there are no more. */
    long narrow() {
        return size == 1 ? singles[0] : whole();
    }

    /**
     * What stands for all features but the previous task together, in any order: {@link Cells#ALWAYS} without any, the very
     * feature or pair where there are no more.
     */
    long broad() {
        if (size == firstEntry) {
            return Cells.ALWAYS;
        }
        if (size == firstEntry + 1) {
            return singles[firstEntry];
        }
        return size == firstEntry + 2 && paired == 2
                ? pair(singles[firstEntry], singles[firstEntry + 1])
                : Hash64.mix(BROAD, sum(firstEntry));
    }

    /** Whether {@link #broad} is neither a single feature nor a pair, so that it is counted as one of its own. */
    boolean isBroadApart() {
        return size > firstEntry + 1 && !(size == firstEntry + 2 && paired == 2);
    }

    /** What stands for all features together and no others: different whenever any is. */
    long whole() {
        return Hash64.mix(WHOLE, sum(0));
    }

    private long sum(int from) {
        long sum = 0;
        for (int place = from; place < size; place++) {
            sum += singles[place];
        }
        return sum;
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

    /** The place of the first word of the goal. */
    int words() {
        return firstWord;
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

    /** Visits the same by the places of the single features, with the place of the pair in that order. */
    void forEachPairOfPlaces(PairVisitor visitor) {
        int pair = 0;
        for (int one = firstEntry + 1; one < firstEntry + paired; one++) {
            for (int other = firstEntry; other < one; other++) {
                visitor.visit(pair++, one, other);
            }
        }
    }

    /** The feature that is the pair of two single ones. */
    long pairOf(int one, int other) {
        return pair(singles[one], singles[other]);
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

    /** Whether one of the single features is called so. O(features). */
    boolean isNamed(String name) {
        for (int place = 0; place < size; place++) {
            if (name(place).equals(name)) {
                return true;
            }
        }
        return false;
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

    /** Takes a pair of features. */
    @FunctionalInterface
    interface PairVisitor {
        void visit(int pair, int one, int other);
    }

    /** Takes a feature. */
    @FunctionalInterface
    interface FeatureVisitor {
        void visit(long feature);
    }
}
