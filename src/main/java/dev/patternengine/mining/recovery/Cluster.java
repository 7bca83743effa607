package dev.patternengine.mining.recovery;

import dev.patternengine.mining.text.Masks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Masked texts of equally many tokens that are alike, and the tokens they have in common. */
final class Cluster {
    private static final String OPENING = "=:(/_[{,.-#@'\"";
    private static final String CLOSING = "=:)/_]},.-#@'\";";

    private static final double ROUNDING = 1e-9;

    private final String[] tokens;
    private final int[] codes;
    private final int mostUnequal;
    private final BitSet keywords = new BitSet();
    private final List<Masked> members = new ArrayList<>();
    private Template alone;
    private Template merged;

    Cluster(Masked first) {
        tokens = first.tokens().clone();
        codes = first.codes().clone();
        mostUnequal = (int) ((1 - Bucket.SIMILARITY) * tokens.length + ROUNDING);
        members.add(first);
    }

    /** In the order they came in. */
    List<Masked> members() {
        return members;
    }

    /** Members of this one, in order and at least one, whose word at a place tells them apart from the others. */
    Cluster part(List<Masked> some, int place) {
        Cluster part = new Cluster(some.get(0));
        some.subList(1, some.size()).forEach(part::add);
        part.keywords.or(keywords);
        part.keywords.set(place);
        return part;
    }

    /** Whether a text has all words that tell the members apart from those of other clusters. */
    boolean agrees(Masked other) {
        return keywords.stream().allMatch(place -> tokens[place].equals(other.tokens()[place]));
    }

    /** The tokens that the members have in common, with wildcards where they differ. Not to be changed. */
    String[] tokens() {
        return tokens;
    }

    /** What the members have in common. For a cluster that takes no more members. */
    Template template() {
        if (alone == null) {
            alone = members.size() == 1 ? members.get(0).template() : Template.of(String.join(" ", tokens));
        }
        return alone;
    }

    /** The same with a single wildcard for each row of them: equal for clusters that differ only in their number. */
    Template shape() {
        if (merged == null) {
            merged = members.size() == 1 ? members.get(0).shape() : Template.of(Masked.shape(tokens));
        }
        return merged;
    }

    /**
     * The share of equal tokens among those that are not a wildcard on both sides, in [0, 1]; 0 as soon as it is certain to
     * be below {@link Bucket#SIMILARITY}.
     */
    double similarity(Masked other) {
        int equal = 0;
        int unequal = 0;
        for (int place = 0; place < tokens.length && unequal <= mostUnequal; place++) {
            if (codes[place] != other.codes()[place] || !tokens[place].equals(other.tokens()[place])) {
                unequal++;
            } else if (!tokens[place].equals(Masks.WILDCARD)) {
                equal++;
            }
        }
        if (unequal > mostUnequal) {
            return 0;
        }
        return equal + unequal == 0 ? 1 : (double) equal / (equal + unequal);
    }

    /** Whether a text has the tokens that the members have in common, and anything where they differ. */
    boolean fits(Masked other) {
        for (int place = 0; place < tokens.length; place++) {
            boolean same = codes[place] == other.codes()[place] && tokens[place].equals(other.tokens()[place]);
            if (!same && !common(tokens[place], other.tokens()[place]).equals(tokens[place])) {
                return false;
            }
        }
        return true;
    }

    void add(Masked masked) {
        members.add(masked);
        for (int place = 0; place < tokens.length; place++) {
            tokens[place] = common(tokens[place], masked.tokens()[place]);
            codes[place] = tokens[place].hashCode();
        }
    }

    /** The token with a wildcard where the two differ; names in front of a delimiter and closing marks stay. */
    static String common(String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        int shortest = Math.min(one.length(), other.length());
        int head = 0;
        for (int place = 0; place < shortest && one.charAt(place) == other.charAt(place); place++) {
            head = OPENING.indexOf(one.charAt(place)) >= 0 ? place + 1 : head;
        }
        int tail = 0;
        for (int place = 1; place <= shortest - head && same(one, other, place); place++) {
            tail = CLOSING.indexOf(one.charAt(one.length() - place)) >= 0 ? place : tail;
        }
        return one.substring(0, head) + Masks.WILDCARD + one.substring(one.length() - tail);
    }

    private static boolean same(String one, String other, int fromEnd) {
        return one.charAt(one.length() - fromEnd) == other.charAt(other.length() - fromEnd);
    }
}
