package dev.patternengine.mining.recovery;

import java.util.ArrayList;
import java.util.List;

/** Masked texts of equally many tokens that are alike, and the tokens they have in common. */
final class Cluster {
    private static final String OPENING = "=:(/_[{,.-#@'\"";
    private static final String CLOSING = "=:)/_]},.-#@'\";";

    private final String[] tokens;
    private final List<String> members = new ArrayList<>();
    private Template alone;
    private Template merged;

    Cluster(String first, String[] tokens) {
        this.tokens = tokens.clone();
        members.add(first);
    }

    List<String> members() {
        return members;
    }

    /** What the members have in common. For a cluster that takes no more members. */
    Template template() {
        alone = alone == null ? Template.of(String.join(" ", tokens)) : alone;
        return alone;
    }

    /** The same with a single wildcard for each row of them: equal for clusters that differ only in their number. */
    Template shape() {
        merged = merged == null ? Template.of(shape(tokens)) : merged;
        return merged;
    }

    static String shape(String[] tokens) {
        StringBuilder shape = new StringBuilder();
        String before = "";
        for (String token : tokens) {
            if (!token.equals(Masks.WILDCARD) || !before.equals(Masks.WILDCARD)) {
                shape.append(shape.isEmpty() ? "" : " ").append(token);
            }
            before = token;
        }
        return shape.toString();
    }

    /** The share of equal tokens among those that are not a wildcard on both sides, in [0, 1]. */
    double similarity(String[] others) {
        int equal = 0;
        int compared = 0;
        for (int place = 0; place < tokens.length; place++) {
            boolean same = tokens[place].equals(others[place]);
            if (!same || !tokens[place].equals(Masks.WILDCARD)) {
                compared++;
                equal += same ? 1 : 0;
            }
        }
        return compared == 0 ? 1 : (double) equal / compared;
    }

    void add(String text, String[] others) {
        members.add(text);
        for (int place = 0; place < tokens.length; place++) {
            tokens[place] = common(tokens[place], others[place]);
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
